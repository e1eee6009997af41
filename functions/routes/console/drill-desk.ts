import type { Context } from 'hono'
import { insideDrill } from '#core/drills/inside.ts'
import { conflict, notFound } from '#core/errors.ts'
import { findDrill, runningDrill } from '#core/drills/record.ts'
import { publicView } from '#core/views/public-view.ts'
import { readPublicRecords } from '#core/views/read-public-records.ts'
import { incidentDesk } from './incident-desk.ts'
import type { ConsoleDeps } from './desk.ts'
import type { ConsoleRoute } from './route.ts'

const path = '/admin/drill/:drill'

/** Everything an incident is worked with, once more below the address of a drill, on the drill's own store. */
export function drillDeskRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  const desk = incidentDesk(deps)
  const within = leadingWithin(desk)
  return desk.flatMap((route, index) => {
    if (route.needs === 'nothing') return []
    const below: ConsoleRoute = {
      ...route,
      path: `${path}${route.path.slice('/admin'.length)}`,
      handle: async (c, actor) => {
        const inside = await deskOfDrill(deps, c.req.param('drill') ?? '')
        if (c.req.method === 'POST' && inside.drill?.record.ended)
          throw conflict('This drill is over. Nothing can be written in it any more.')
        const same = incidentDesk(inside)[index]
        if (!same || same.needs === 'nothing') throw notFound('address', c.req.path)
        return within(await same.handle(c, actor), `/admin/drill/${inside.drill?.record.id ?? ''}`)
      },
    }
    return [below]
  })
}

/** The drill that an address of the console is inside of; null for every other address. */
export function drillNamedIn(address: string): string | null {
  return /^\/admin\/drill\/([^/]+)/.exec(address)?.[1] ?? null
}

/** The console as it is inside a drill. */
export async function deskOfDrill(deps: ConsoleDeps, id: string): Promise<ConsoleDeps> {
  const [found, running] = await Promise.all([findDrill(deps, id), runningDrill(deps)])
  if (!found) throw notFound('drill', id)
  const mark = running?.drill.id === id ? running.mark : undefined
  const inside = insideDrill(deps, found.drill, mark)
  return {
    ...inside,
    drill: { record: found.drill, outside: deps },
    publication: {
      view: async () => publicView(inside.content, await readPublicRecords(inside), deps.clock.now()),
      standing: () => deps.publication.standing(),
      page: (...asked) => deps.publication.page(...asked),
      document: () => Promise.resolve(null),
      refresh: () => Promise.resolve(),
    },
    wake: () => undefined,
  }
}

/**
 * Whatever of the desk an answer leads to, it leads to inside the drill. This is done to the whole answer, not link by
 * link: one that somebody forgets would lead out of a drill and to a real incident.
 */
function leadingWithin(desk: readonly ConsoleRoute[]) {
  const rooms = [...new Set(desk.map((route) => route.path.split('/')[2] ?? ''))].filter(Boolean)
  const inDesk = `/admin(?=(?:/(?:${rooms.join('|')})(?:[/?#]|$))|[?#]|$)`
  const location = new RegExp(`^${inDesk}`)
  const attribute = new RegExp(
    ` (?:href|src|action|formaction|data-draft)="${inDesk.replaceAll('$', '"')}`,
    'g',
  )

  return async (answer: Response, base: string): Promise<Response> => {
    const to = answer.headers.get('Location')
    const headers = new Headers(answer.headers)
    if (to !== null) headers.set('Location', to.replace(location, base))
    const isPage = (answer.headers.get('Content-Type') ?? '').startsWith('text/html')
    const body = isPage
      ? (await answer.text()).replaceAll(attribute, (found) => found.replace('/admin', base))
      : answer.body
    return new Response(body, { status: answer.status, headers })
  }
}

/** For the pages that are shown when something failed, wherever it did. */
export async function deskAt(deps: ConsoleDeps, c: Context): Promise<ConsoleDeps> {
  const id = drillNamedIn(c.req.path)
  return id === null ? deps : deskOfDrill(deps, id).catch(() => deps)
}
