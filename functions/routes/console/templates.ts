import type { Context } from 'hono'
import { notFound, Refusal } from '#core/errors.ts'
import { sampleMail } from '#core/notices/sample-mail.ts'
import { type NoticeKind, noticeKind } from '#core/notices/template.ts'
import type { TemplateModel } from '#core/views/console/template-model.ts'
import { type ConsoleDeps, consolePage } from './desk.ts'
import type { ConsoleRoute } from './route.ts'

/** What each message reads like, filled from what happened last. */
export function templateRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/templates',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const template = await templateModel(deps, 'initial')
        return consolePage(deps, c, '/admin/templates', actor, { template })
      },
    },
    {
      method: 'GET',
      path: '/admin/templates/:kind',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const template = await templateModel(deps, kindIn(c))
        return consolePage(deps, c, '/admin/templates', actor, { template })
      },
    },
    {
      method: 'GET',
      path: '/admin/preview/templates/:kind/mail',
      needs: 'incident.read',
      handle: async (c) => c.html((await sampleMail(deps, kindIn(c))).mail.html),
    },
  ]
}

async function templateModel(deps: ConsoleDeps, kind: NoticeKind): Promise<TemplateModel> {
  try {
    return { kind, sample: await sampleMail(deps, kind), not: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { kind, sample: null, not: error.message }
  }
}

function kindIn(c: Context): NoticeKind {
  const given = c.req.param('kind') ?? ''
  const kind = noticeKind.safeParse(given)
  if (!kind.success) throw notFound('template', given)
  return kind.data
}
