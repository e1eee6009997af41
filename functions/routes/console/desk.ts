import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Refusal } from '#core/errors.ts'
import type { Actor } from '#core/operators/actor.ts'
import { allPermissions, may } from '#core/operators/permissions.ts'
import type { ConsoleModel } from '#core/views/console/console-model.ts'
import { nextDue } from '#core/views/console/next-due.ts'
import type { Pages } from '#core/views/page-models.ts'
import { instant } from '#core/words/times.ts'
import type { RouteDeps } from '../context.ts'

export interface ConsoleDeps extends RouteDeps {
  pages: Pages
  wake(afterMilliseconds?: number): void
}

export type Rooms = Partial<Omit<ConsoleModel, 'actor' | 'now' | 'next'>>

/** Answers with a page of the console; `actor` is null in front of the door. */
export async function consolePage(
  deps: ConsoleDeps,
  c: Context,
  path: string,
  actor: Actor | null,
  rooms: Rooms = {},
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { pages, publication, content, siteUrl, clock } = deps
  const view = await publication.view()
  const console: ConsoleModel = {
    actor: actor && {
      id: actor.id,
      name: actor.name,
      role: actor.role,
      may: allPermissions.filter((each) => may(actor.role, each)),
    },
    now: instant(clock.now()),
    next: actor && nextDue(view.open),
    refused: null,
    ...rooms,
  }
  const language = content.site.language
  return c.html(await pages.render(path, { view, content, siteUrl, language, base: '', console }), status)
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
