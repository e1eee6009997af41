import type { Context } from 'hono'
import { draftsAbout } from '#core/drafts/draft.ts'
import { notFound } from '#core/errors.ts'
import { findIncident } from '#core/incidents/record.ts'
import type { Actor } from '#core/operators/actor.ts'
import { inScheme } from '#core/operators/appearance.ts'
import type { PublicView } from '#core/views/public-view.ts'
import { type ConsoleDeps, schemeOf } from './desk.ts'
import { foreseeOpening } from './read-declare.ts'
import { foreseeUpdate } from './read-cockpit.ts'
import { foreseeResolution } from './read-resolve.ts'
import type { ConsoleRoute } from './route.ts'
import { emptyUpdate } from './update-form.ts'
import { type Foreseen, nothingOf } from './would-be.ts'

/** What customers would get of a saved draft, as the frames of the console show it. */
export function previewRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/preview/:about{.+}/page',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const about = aboutIn(c)
        const { view } = await foreseen(deps, about, actor)
        const page = await (about.endsWith('/resolve') && view
          ? incidentPage(deps, view, about.replace('/resolve', ''))
          : frontPage(deps, view))
        return c.html(inScheme(page, schemeOf(deps, c, actor)))
      },
    },
    {
      method: 'GET',
      path: '/admin/preview/:about{.+}/mail',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const { wouldBe } = await foreseen(deps, aboutIn(c), actor)
        const mail = wouldBe.mail?.html ?? nothingYet(wouldBe.not)
        return c.html(inScheme(mail, schemeOf(deps, c, actor)))
      },
    },
  ]
}

function aboutIn(c: Context): string {
  const about = c.req.param('about') ?? ''
  if (!/^(new|INC-[\d-]+(\/resolve)?)$/.test(about)) throw notFound('draft', about)
  return about
}

async function foreseen(
  deps: ConsoleDeps,
  about: string,
  actor: Actor,
): Promise<Pick<Foreseen, 'view' | 'wouldBe'>> {
  const { store, content } = deps
  const draft = (await draftsAbout(store, about)).find(({ by }) => by === actor.id)
  if (about === 'new') return foreseeOpening(deps, actor, draft?.form ?? {})
  const [id = '', room] = about.split('/')
  const stored = await findIncident(deps, id)
  if (!stored) return { view: null, wouldBe: { ...nothingOf(deps), not: 'There is no such incident.' } }
  const form = { ...emptyUpdate(stored.incident, content.levels), ...draft?.form }
  return room === 'resolve'
    ? foreseeResolution(deps, stored, actor, form)
    : foreseeUpdate(deps, stored, actor, form)
}

async function frontPage(deps: ConsoleDeps, view: PublicView | null): Promise<string> {
  const { pages, content, siteUrl, publication } = deps
  const { language } = content.site
  const model = { view: view ?? (await publication.view()), content, siteUrl, language, base: '' as const }
  return pages.render('/', model)
}

async function incidentPage(deps: ConsoleDeps, view: PublicView, id: string): Promise<string> {
  const { pages, content, siteUrl } = deps
  const incident = view.recent.find((each) => each.id === id)
  if (!incident) return frontPage(deps, view)
  const model = { view, content, siteUrl, language: content.site.language, base: '' as const, incident }
  return pages.render(`/incidents/${id}`, model)
}

function nothingYet(why: string | null): string {
  const text = (why ?? 'There is no mail to show yet.').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<!doctype html><meta name="color-scheme" content="light dark"><p style="font:1rem/1.5 system-ui;padding:1rem">${text}</p>`
}
