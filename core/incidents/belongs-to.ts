import { componentNames, componentsMentioned } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { conflict } from '#core/errors.ts'
import { words } from '#core/words/markdown.ts'
import { listed } from '#core/words/times.ts'
import { componentsTouched } from './incident.ts'
import { impactsGiven, type PostNoticeInput } from './inputs.ts'
import { newestEntries } from './history-index.ts'
import { incidentsById, incidentToChange, openIncidents, type Stored } from './record.ts'

/** The open incident that a notice belongs to and why; null when it tells of something new. Refuses a guess. */
export async function belongsTo(
  deps: Deps,
  input: PostNoticeInput,
  status: string | undefined,
): Promise<{ stored: Stored; because: string } | null> {
  const { catalogue } = deps.content
  if (input.incident) return { stored: await incidentToChange(deps, input.incident), because: 'as given' }

  const open = await openIncidents(deps)
  const named = input.components
    ? Object.keys(impactsGiven(catalogue, input.components, 'operational'))
    : componentsMentioned(catalogue, input.message).map(({ id }) => id)
  const sharing = open.filter(({ incident }) => componentsTouched(incident).some((id) => named.includes(id)))
  const goesOn = status !== undefined && status !== 'investigating'

  const candidates = sharing.length > 0 ? sharing : named.length === 0 || goesOn ? open : []
  const [only] = candidates
  if (only && candidates.length === 1) {
    return {
      stored: only,
      because:
        sharing.length > 0 ? `open, and about ${componentNames(catalogue, named)}` : 'the only open one',
    }
  }
  if (candidates.length > 1) {
    const ids = candidates.map(({ incident }) => incident.id)
    throw conflict(
      `Several incidents are open that this could belong to: ${listed(ids)}. Name one with incident.`,
    )
  }
  return status === 'resolved' ? lastResolved(deps, input) : null
}

/** A resolution said twice finds its incident closed; that is a repeat, not a mistake. */
async function lastResolved(
  deps: Deps,
  input: PostNoticeInput,
): Promise<{ stored: Stored; because: string }> {
  const [newest] = await newestEntries(deps, 1)
  const [incident] = newest ? await incidentsById(deps, [newest.id]) : []
  if (incident && incident.updates.at(-1)?.message.source === words(input.message).source) {
    return { stored: await incidentToChange(deps, incident.id), because: 'already resolved' }
  }
  throw conflict('No incident is open, so there is nothing to resolve. Nothing was changed.')
}
