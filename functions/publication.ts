import type { Deps } from '#core/deps.ts'
import { findIncident } from '#core/incidents/record.ts'
import type { Entry, Log, Pages, PublicDocument, PublishedDocument, Publisher } from '#core/ports.ts'
import { Refusal } from '#core/errors.ts'
import { documentsForElsewhere } from '#core/views/elsewhere.ts'
import { atomFeed, jsonFeed, rssFeed } from '#core/views/feeds.ts'
import { monthModel } from '#core/views/month.ts'
import { openPage } from '#core/views/open-page.ts'
import type { PageModel } from '#core/views/page-models.ts'
import { componentShown } from '#core/views/services.ts'
import { type PublicView, publicView } from '#core/views/public-view.ts'
import { readPublicRecords } from '#core/views/read-public-records.ts'
import { statuspageDocuments } from '#core/views/statuspage.ts'
import { monthAfter, ms } from '#core/words/times.ts'

export interface PublicationDeps extends Deps {
  pages: Pages
  publisher: Publisher
  log: Log
}

/** Keeps the public outputs true to the store. */
export interface Publication {
  /** Publishes whatever has changed since; resolves once it can be read. Concurrent calls share the work. */
  refresh(): Promise<void>
  /** The document of a path; an old page that is not kept ready is made on its first reading. */
  document(path: string): Promise<PublishedDocument | null>
  /** What a page that is made for one reader is given. */
  model(): PageModel
  /** False while the last attempt to publish failed. */
  upToDate(): boolean
  /** When what is published was last known to be true to the store, in milliseconds. */
  checkedAt(): number
}

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'
/** Made when they are asked for. */
const inArchive = /^\/(incidents\/INC-[\d-]{14,20}|history\/\d{4}-\d{2}|embed(\/[\w-]{1,100})?)$/
const fixed = ['/subscribe', '/subscribe/check', '/subscribe/confirmed', '/unsubscribed', '/404']

/** Resolves once the front page and what programs read can be read; the other pages follow at once. */
export async function startPublication(deps: PublicationDeps): Promise<Publication> {
  const { store, content, clock, siteUrl, pages, publisher, log } = deps
  await openPage(deps)

  let view = await currentView()
  /** What the header of inner pages says; an old page made under another header is made anew. */
  const madeUnder = new Map<string, string>()
  await publisher.put([...machineDocuments(), ...(await pageDocuments(['/']))])

  let failed = false
  let checkedAt = clock.now()
  let next: Promise<void> | null = null
  let running: Promise<void> | null = watched(publishEverything())
  let starting: Promise<void> | null = running.then(
    () => {
      starting = null
    },
    (error: unknown) => {
      starting = null
      log.error('publication.start', error)
    },
  )
  return { refresh, document, model, upToDate: () => !failed, checkedAt: () => checkedAt }

  function model(): PageModel {
    return { view, content, siteUrl, language: content.site.language, base: '' }
  }

  /** A call during a run waits for the run after it, which sees everything committed before the call. */
  function refresh(): Promise<void> {
    if (!running) {
      running = watched(publishChanges())
      return running
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return refresh()
      })
    return next
  }

  async function watched(run: Promise<void>): Promise<void> {
    const began = clock.now()
    try {
      await run
      failed = false
      checkedAt = began
    } catch (error) {
      failed = true
      throw error
    } finally {
      running = null
    }
  }

  async function publishChanges(): Promise<void> {
    const changed = await store.list(['unpublished'], { limit: 1000 })
    const due = clock.now() >= ms(view.nextChangeAt)
    if (changed.length === 0 && !due && !failed) return
    const before = headerOf(view)
    view = await currentView()
    await publish(changed, due || failed || headerOf(view) !== before)
  }

  async function publishEverything(): Promise<void> {
    await publish(await store.list(['unpublished'], { limit: 1000 }), true)
  }

  async function currentView(): Promise<PublicView> {
    return publicView(content, await readPublicRecords(deps), clock.now())
  }

  async function publish(changed: Entry[], everything: boolean): Promise<void> {
    const paths = new Set(changed.flatMap(({ key }) => pathsOf(key)))
    if (everything) {
      for (const { id } of view.recent) paths.add(`/incidents/${id}`)
      for (const { month } of view.months.slice(0, 4)) paths.add(`/history/${month}`)
      for (const path of fixed) paths.add(path)
    }
    await publisher.put([...machineDocuments(), ...(await pageDocuments(['/', '/history', ...paths]))])
    for (const path of paths) madeUnder.set(path, headerOf(view))
    await markPublished(changed)
  }

  async function pageDocuments(paths: string[]): Promise<PublicDocument[]> {
    return (await Promise.all(paths.map(pageDocument))).filter((document) => document !== null)
  }

  function machineDocuments(): PublicDocument[] {
    const statuspage = Object.entries(statuspageDocuments({ view, content, siteUrl }))
    return [
      ...statuspage.map(([path, value]) => ({ path, contentType: json, body: JSON.stringify(value) })),
      { path: '/history.atom', contentType: 'application/atom+xml; charset=utf-8', body: atomFeed(model()) },
      { path: '/history.rss', contentType: 'application/rss+xml; charset=utf-8', body: rssFeed(model()) },
      {
        path: '/feed.json',
        contentType: 'application/feed+json; charset=utf-8',
        body: JSON.stringify(jsonFeed(model())),
      },
      ...documentsForElsewhere(model()),
    ]
  }

  async function pageDocument(path: string): Promise<PublicDocument | null> {
    const found = await modelFor(path)
    return found && { path, contentType: html, body: await pages.render(path, found) }
  }

  /** What the page of a path is given; null when nothing stands there. */
  async function modelFor(path: string): Promise<PageModel | null> {
    const [, room, id] = path.split('/')
    if (room === 'history') {
      const month = id ?? view.months[0]?.month ?? ''
      if (!view.months.some((each) => each.month === month)) return null
      return { ...model(), month: await monthModel(deps, view, month) }
    }
    if (room === 'embed' && id && !componentShown(view, id)) return null
    if (room !== 'incidents') return model()
    const kept = [...view.open, ...view.recent, ...content.incidents].find((incident) => incident.id === id)
    const incident = kept ?? (await findIncident(deps, id ?? ''))?.incident
    return incident ? { ...model(), incident } : null
  }

  async function markPublished(changed: Entry[]): Promise<void> {
    for (const { key, version } of changed) {
      try {
        await store.commit({ expect: [{ key, version }], put: [], remove: [key] })
      } catch (error) {
        // It has changed once more; the next refresh publishes that.
        if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
      }
    }
  }

  async function document(path: string): Promise<PublishedDocument | null> {
    if (starting && !publisher.get(path)) await starting
    const published = publisher.get(path)
    const header = path.startsWith('/embed') ? view.madeAt : headerOf(view)
    if (!inArchive.test(path) || (published && madeUnder.get(path) === header)) return published
    try {
      const made = await pageDocument(path)
      // A run may have published the page meanwhile, and newer.
      if (made && publisher.get(path) === published) {
        await publisher.put([made])
        madeUnder.set(path, header)
      }
    } catch (error) {
      log.error('page.render', error, { path })
      if (!published) throw error
    }
    return publisher.get(path)
  }
}

function headerOf({ status, headline }: PublicView): string {
  return `${status} ${headline}`
}

/** A month shows what ran over from the one before, so a change in it touches two pages. */
function pathsOf([, kind, id = '']: readonly string[]): string[] {
  if (kind === 'incident') return [`/incidents/${id}`]
  return kind === 'month' ? [`/history/${id}`, `/history/${monthAfter(id)}`] : []
}
