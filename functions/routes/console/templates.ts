import type { Context } from 'hono'
import { type AlertKind, alertKind } from '#core/chat/alert-template.ts'
import { notFound, Refusal } from '#core/errors.ts'
import { sampleAlert } from '#core/notices/sample-alert.ts'
import { sampleMail } from '#core/notices/sample-mail.ts'
import { type NoticeKind, noticeKind } from '#core/notices/template.ts'
import { inScheme } from '#core/operators/appearance.ts'
import type { TemplateModel } from '#core/views/console/template-model.ts'
import { type ConsoleDeps, consolePage, schemeOf } from './desk.ts'
import type { ConsoleRoute } from './route.ts'

/** What each message reads like, filled from what happened last. */
export function templateRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/templates',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const template = await mailModel(deps, 'initial')
        return consolePage(deps, c, '/admin/templates', actor, { template })
      },
    },
    {
      method: 'GET',
      path: '/admin/templates/slack/:kind',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const given = c.req.param('kind') ?? ''
        const kind = alertKind.safeParse(given)
        if (!kind.success) throw notFound('template', given)
        return consolePage(deps, c, '/admin/templates', actor, {
          template: await slackModel(deps, kind.data),
        })
      },
    },
    {
      method: 'GET',
      path: '/admin/templates/:kind',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const template = await mailModel(deps, kindIn(c))
        return consolePage(deps, c, '/admin/templates', actor, { template })
      },
    },
    {
      method: 'GET',
      path: '/admin/preview/templates/:kind/mail',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const { mail } = await sampleMail(deps, kindIn(c))
        return c.html(inScheme(mail.html, schemeOf(deps, c, actor)))
      },
    },
  ]
}

async function mailModel(deps: ConsoleDeps, kind: NoticeKind): Promise<TemplateModel> {
  const sampled = await sample(() => sampleMail(deps, kind))
  return { form: 'mail', kind, ...sampled }
}

async function slackModel(deps: ConsoleDeps, kind: AlertKind): Promise<TemplateModel> {
  const sampled = await sample(() => sampleAlert(deps, kind))
  return { form: 'slack', kind, setUp: deps.teamSlack, ...sampled }
}

async function sample<S>(make: () => Promise<S>): Promise<{ sample: S | null; not: string | null }> {
  try {
    return { sample: await make(), not: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { sample: null, not: error.message }
  }
}

function kindIn(c: Context): NoticeKind {
  const given = c.req.param('kind') ?? ''
  const kind = noticeKind.safeParse(given)
  if (!kind.success) throw notFound('template', given)
  return kind.data
}
