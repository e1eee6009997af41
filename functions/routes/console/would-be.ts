import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import type { Posted } from '#core/incidents/open-incident.ts'
import type { Notice } from '#core/notices/notice.ts'
import { alertIn, noticeIn } from '#core/notices/record.ts'
import { forAnybody } from '#core/notices/for-anybody.ts'
import type { Decision } from '#core/command.ts'
import { countAudience, nobody } from '#core/subscribers/count-audience.ts'
import type { CockpitModel, WouldBe } from '#core/views/console/cockpit-model.ts'
import { viewWith } from '#core/views/console/would-be.ts'
import { feedItems } from '#core/views/feed-items.ts'
import { listed } from '#core/words/times.ts'
import type { PublicView } from '#core/views/public-view.ts'

export interface Foreseen {
  wouldBe: Omit<WouldBe, 'preview'>
  people: CockpitModel['people']
  /** Null where the form cannot be published as it stands. */
  view: PublicView | null
}

/**
 * What a decision would publish and send, with nothing done. A refusal is kept as the reason why not; `otherwise` says
 * then whom it would go to.
 */
export async function foresee(
  deps: Deps,
  decide: () => Promise<Decision<Pick<Posted, 'incident'>>>,
  otherwise: Pick<Notice, 'audience' | 'kind'> | null,
): Promise<Foreseen> {
  try {
    const { result, change } = await decide()
    const view = await viewWith(deps, result.incident)
    const notice = noticeIn(change.put)
    return {
      wouldBe: {
        mail: notice && forAnybody(deps, notice.mail),
        feed:
          feedItems({ view, content: deps.content, siteUrl: deps.siteUrl }).find(
            ({ id }) => id === result.incident.id,
          ) ?? null,
        slack: { setUp: deps.teamSlack, message: alertIn(change.put)?.chat ?? null },
        not: null,
      },
      people: notice ? await countAudience(deps, notice) : nobody,
      view,
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return {
      wouldBe: { ...nothingOf(deps), not: stillMissing(error) },
      people: otherwise ? await countAudience(deps, otherwise) : nobody,
      view: null,
    }
  }
}

/** What stands in the frames while nothing can be foreseen. */
export function nothingOf({ teamSlack }: Pick<Deps, 'teamSlack'>): Pick<WouldBe, 'mail' | 'feed' | 'slack'> {
  return { mail: null, feed: null, slack: { setUp: teamSlack, message: null } }
}

const names: Record<string, string> = {
  title: 'the headline',
  message: 'what people are told',
  answers: 'the answers to the questions',
  severity: 'the severity',
  overrideReason: 'why the severity is another than the answers come to',
  startedAt: 'when it started',
  'fields.cause': 'the cause',
}

/** What the writer still has to do, in words; they are not at fault, they are not finished. */
function stillMissing({ mistakes, message }: Refusal): string {
  const open = mistakes.map(({ field }) => names[field] ?? field)
  return open.length > 0 ? `Still to be written: ${listed([...new Set(open)])}.` : message
}
