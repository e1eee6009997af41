import type { Context } from 'hono'
import { dismissProposal } from '#core/detection/close-proposal.ts'
import { publishProposal } from '#core/detection/publish-proposal.ts'
import { saveDraft } from '#core/drafts/save-draft.ts'
import { conflict, invalid, quoted } from '#core/errors.ts'
import type { Actor } from '#core/operators/actor.ts'
import type { DraftModel } from '#core/views/console/drafts-model.ts'
import { line } from '#core/words/schema.ts'
import { checkedField, idNamed } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { commandOf, whenReleased } from './publishing.ts'
import { readDraft } from './read-drafts.ts'
import type { ConsoleRoute } from './route.ts'
import { audienceChosen, type Form, one } from './update-form.ts'

const path = '/admin/drafts/:id'

/** What the checks propose: published as it stands, changed first, or put away. */
export function draftsRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    { method: 'GET', path, needs: 'incident.read', handle: (c, actor) => page(c, actor) },
    {
      method: 'POST',
      path: `${path}/publish`,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          const alone = one(form, 'notify') === 'private'
          const audience = alone ? { private: true } : { notify: audienceChosen(form) }
          const { result } = await publishProposal(deps, idOf(c), audience, commandOf(actor, form))
          deps.wake(whenReleased)
          const { id, updates } = result.incident
          return c.redirect(
            result.private ? `/admin/private/${id}` : `/admin/incidents/${id}?sent=${updates.length}`,
            303,
          )
        } catch (error) {
          return page(c, actor, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    },
    {
      method: 'POST',
      path: `${path}/edit`,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const { draft } = await readDraft(deps, actor, idOf(c))
        if (draft.standing.proposes !== 'opening')
          throw conflict('This draft is about an incident that exists.')
        await saveDraft(deps, { about: 'new', by: actor.id, form: declaring(draft) })
        return c.redirect('/admin/incidents/new', 303)
      },
    },
    {
      method: 'POST',
      path: `${path}/dismiss`,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          const reason = checkedField('reason', line(400), one(form, 'reason'))
          await dismissProposal(deps, idOf(c), { reason }, commandOf(actor, form))
          return c.redirect('/admin', 303)
        } catch (error) {
          return page(c, actor, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    },
  ]

  async function page(
    c: Context,
    actor: Actor,
    rooms: Rooms = {},
    status: Parameters<typeof consolePage>[5] = 200,
  ): Promise<Response> {
    const { draft } = await readDraft(deps, actor, idOf(c))
    const drafts = { first: draft, others: [] }
    return consolePage(deps, c, `/admin/drafts/${draft.proposal.id}`, actor, { drafts, ...rooms }, status)
  }
}

function idOf(c: Context): string {
  const given = c.req.param('id') ?? ''
  const id = idNamed(given)
  if (id === null) throw invalid({ field: 'id', expected: 'the id of a draft', got: quoted(given) })
  return id
}

/** The form in which an incident is declared, filled with what is proposed. */
function declaring({ suggestion }: DraftModel): Form {
  const { title, message, severity, kind, startedAt, components } = suggestion
  return {
    title: [title],
    message: [message],
    severity: [severity],
    kind: [kind],
    startedAt: [startedAt.slice(0, 16)],
    ...Object.fromEntries(Object.entries(components).map(([id, status]) => [`impact.${id}`, [status]])),
  }
}
