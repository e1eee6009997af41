import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type ErrorKind, Refusal } from '#core/errors.ts'
import type { MailLimits } from '#core/deliveries/limits.ts'
import { mailWaits } from '#core/deliveries/mail-waits.ts'
import type { Drill } from '#core/drills/drill.ts'
import { sendingStopped } from '#core/deliveries/sending.ts'
import { privateIncidents } from '#core/handling/private-incident.ts'
import type { Actor } from '#core/operators/actor.ts'
import { isZone, type Scheme, schemeAt } from '#core/operators/appearance.ts'
import { allPermissions, may } from '#core/operators/permissions.ts'
import type { IdentityProvider, Passkeys, Passwords } from '#core/operators/ports.ts'
import { readChecks } from '#core/probes/checks.ts'
import type { ConsoleModel } from '#core/views/console/console-model.ts'
import { nextDue } from '#core/views/console/next-due.ts'
import type { PageModel, Pages } from '#core/views/page-models.ts'
import { instant } from '#core/words/times.ts'
import type { RouteDeps } from '../context.ts'
import { readDrill } from './read-drill.ts'
import { readWaiting } from './read-waiting.ts'

export interface ConsoleDeps extends RouteDeps {
  pages: Pages
  passwords: Passwords
  passkeys: Passkeys
  limits?: MailLimits
  /** Null where none is configured. */
  identityProvider: IdentityProvider | null
  /** Called after every accepted command, so that notices leave at once; or after so many milliseconds. */
  wake(after?: number): void
  /** Set inside a drill, with the world outside of it. */
  drill?: { record: Drill; outside: ConsoleDeps }
}

export type Rooms = Partial<
  Omit<
    ConsoleModel,
    'actor' | 'now' | 'zone' | 'scheme' | 'once' | 'next' | 'stopped' | 'mailWaits' | 'unseen' | 'checks'
  >
> &
  Pick<PageModel, 'problem'>

/** Answers with a page of the console; `actor` is null in front of the door. */
export async function consolePage(
  deps: ConsoleDeps,
  c: Context,
  path: string,
  actor: Actor | null,
  { problem, ...rooms }: Rooms = {},
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { pages, publication, content, siteUrl, clock, ids } = deps
  const view = await publication.view()
  const now = instant(clock.now())
  // A drill that is over can be read, and that is all.
  const over = Boolean(deps.drill?.record.ended)
  const zone = zoneOf(deps, c)
  const console: ConsoleModel = {
    actor: actor && {
      id: actor.id,
      name: actor.name,
      role: actor.role,
      may: allPermissions.filter((each) => may(actor.role, each) && (!over || each.endsWith('.read'))),
    },
    now,
    zone,
    scheme: schemeOf(deps, c, actor),
    once: ids.id(),
    next:
      actor && !over
        ? nextDue(view.open, await readWaiting(deps, may(actor.role, 'incident.private')))
        : null,
    refused: null,
    checks: actor && (await readChecks(deps.drill?.outside ?? deps)),
    stopped: actor && (await sendingStopped(deps.store)),
    mailWaits: actor && (await mailWaits(deps)),
    unseen: actor && may(actor.role, 'incident.private') ? await unseen(deps) : [],
    ...(deps.drill && actor && { drill: await readDrill(deps, deps.drill, actor) }),
    ...rooms,
    ...(rooms.door && { door: { identity: deps.identityProvider?.name ?? null, ...rooms.door } }),
  }
  const page: PageModel = { view, content, siteUrl, language: content.site.language, base: '', console }
  const address = path + new URL(c.req.url).search
  return c.html(await pages.render(address, problem ? { ...page, problem } : page), status)
}

/** What the browser said of itself, once its script could; until then the zone of the site. */
function zoneOf({ content }: Pick<ConsoleDeps, 'content'>, c: Context): string {
  const said = getCookie(c, 'zone')
  return said && isZone(said) ? said : content.site.timeZone
}

/** How whoever looks wants to see the console now. */
export function schemeOf(
  deps: Pick<ConsoleDeps, 'clock' | 'content'>,
  c: Context,
  actor: Actor | null,
): Scheme {
  return schemeAt(actor?.appearance ?? 'night', instant(deps.clock.now()), zoneOf(deps, c))
}

async function unseen(deps: ConsoleDeps): Promise<ConsoleModel['unseen']> {
  const hidden = await privateIncidents(deps)
  return hidden.map(({ incident: { id, title, severity } }) => ({ id, title, severity }))
}

/** Every field of a form that was sent, each with all its values, in their order. */
export async function formOf(c: Context): Promise<Record<string, string[]>> {
  const body = await c.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      [value].flat().filter((each) => typeof each === 'string'),
    ]),
  )
}

/** What the page says of a command that was refused; anything but a refusal goes on. */
export function refusedBecause(error: unknown, form: Record<string, string[]>): ConsoleModel['refused'] {
  if (!(error instanceof Refusal)) throw error
  return { mistakes: error.mistakes, message: error.message, form }
}

const statuses: Partial<Record<ErrorKind, ContentfulStatusCode>> = {
  invalid: 422,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limited: 429,
}

/** The status of a page that says why a form was refused. */
export function statusOf(error: unknown): ContentfulStatusCode {
  return (error instanceof Refusal && statuses[error.kind]) || 503
}
