import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import type { Encode, Entry, Log, PublicDocument, PublishedDocument, Publisher } from '#core/ports.ts'
import { machineDocuments } from '#core/views/machine-documents.ts'
import { openPage } from '#core/views/open-page.ts'
import type { Pages } from '#core/views/page-models.ts'
import type { PageRequest, Publication } from '#core/views/publication.ts'
import { type PublicView, publicView } from '#core/views/public-view.ts'
import { readPublicRecords } from '#core/views/read-public-records.ts'
import { languages, splitLanguage } from '#core/words/languages.ts'
import { hour, type Instant, ms } from '#core/words/times.ts'
import { fixedPages, isPage, type PageAddress, pageAddress } from './addresses.ts'
import { pageModel } from './page-model.ts'
import { shelf } from './shelf.ts'

export interface PublicationDeps extends Deps {
  pages: Pages
  encode: Encode
  /** Where the documents stand besides in this process. */
  publishers: readonly Publisher[]
  log: Log
  /** When what stands there already was made. */
  madeAfter?: Instant | undefined
}

/** A publication that makes its documents itself. */
export interface RunningPublication extends Publication {
  /** Where everything stands that programs read. */
  programAddresses(): readonly string[]
  /** Resolves when every page that is kept ready has been made. */
  settled(): Promise<void>
  /** Begins nothing more; resolves when nothing needs the store any more. */
  stop(): Promise<void>
}

const html = 'text/html; charset=utf-8'
const mostBytes = 24 * 1024 * 1024
const monthsReady = 4
/** When more than this has changed at once, as after a restore, each is made when it is first read. */
const mostAtOnce = 40

/** Resolves once the front page and what programs read can be read; the other pages follow at once. */
export async function startPublication(deps: PublicationDeps): Promise<RunningPublication> {
  const { store, content, clock, siteUrl, pages, encode, publishers, log } = deps
  const usual = content.site.language
  await openPage(deps)

  /** When the newest view was made; each has a moment of its own. */
  let latest = deps.madeAfter === undefined ? 0 : ms(deps.madeAfter)
  let view = await currentView()
  /** The view whose front page can be read already. */
  let published = view
  let programAddresses: string[] = []
  let checkedAt = clock.now()
  let shownHour = Math.floor(checkedAt / hour)
  let failed = false
  let stopped = false
  let next: Promise<void> | null = null
  let running: Promise<void> | null = null
  let warming: Promise<void> = Promise.resolve()
  const making = new Map<string, Promise<PublishedDocument | null>>()
  const kept = shelf(
    (address) => ['/', '/history', ...fixedPages].includes(address) || !isPage(address),
    mostBytes,
  )

  await publish([], true)
  return {
    refresh,
    document,
    page: (path, model) => pages.render(path, { view: published, content, siteUrl, ...model }),
    view: () => Promise.resolve(published),
    programAddresses: () => programAddresses,
    standing: () => Promise.resolve({ madeAt: published.madeAt, checkedAt, upToDate: !failed }),
    settled: () => warming,
    async stop() {
      stopped = true
      await running?.catch(() => undefined)
      await warming
    },
  }

  /** A call during a run waits for the run after it, which sees everything committed before the call. */
  function refresh(): Promise<void> {
    if (!running) {
      running = publishChanges().finally(() => {
        running = null
      })
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

  async function publishChanges(): Promise<void> {
    const began = clock.now()
    try {
      const changed = await store.list(['unpublished'], { limit: 1000 })
      const due = began >= ms(view.nextChangeAt)
      if (changed.length > 0 || due || failed) {
        const before = headerOf(view)
        view = await currentView()
        await publish(changed, due || failed || headerOf(view) !== before)
      }
      failed = false
      checkedAt = began
      outdateSpeeds(began)
    } catch (error) {
      failed = true
      throw error
    }
  }

  /** Pages with the speed of a service tell of the last hours; each is made anew when it is next read. */
  function outdateSpeeds(now: number): void {
    const present = Math.floor(now / hour)
    if (present !== shownHour) kept.outdate((address) => splitLanguage(address).path.startsWith('/services/'))
    shownHour = present
  }

  async function currentView(): Promise<PublicView> {
    const records = await readPublicRecords(deps)
    latest = Math.max(clock.now(), latest + 1)
    return publicView(content, records, latest)
  }

  /** Makes what everybody reads first, and then, without anybody waiting, the rest of what is kept ready. */
  async function publish(changed: Entry[], everything: boolean): Promise<void> {
    const touched = new Set(changed.flatMap(({ key }) => pathsOf(key)))
    const made = view
    const planned = changed.some(({ key }) => key[1] === 'maintenance')
    kept.outdate((address) => everything || dependsOn(address, touched, planned))
    const first = ['/', '/history', ...(touched.size > mostAtOnce ? [] : touched)]
    const forPrograms = machineDocuments({ view, content, siteUrl })
    programAddresses = forPrograms.map(({ path }) => path)
    const forReaders = (await Promise.all(first.map(rendered))).filter((page) => page !== null)
    const documents = await Promise.all([...forPrograms, ...forReaders].map(encoded))
    for (const [address, document] of documents) kept.put(address, document)
    published = made
    await spread(new Map(documents))
    await markPublished(changed)
    warming = warming.then(() => warm(made))
  }

  async function rendered(path: string): Promise<PublicDocument | null> {
    const address = pageAddress(path, '', null, usual)
    const found = await pageModel(deps, view, address)
    return found && { path: address.key, contentType: html, body: await pages.render(address.path, found) }
  }

  async function encoded(document: PublicDocument): Promise<[string, PublishedDocument]> {
    return [document.path, await encode(document)]
  }

  async function spread(documents: ReadonlyMap<string, PublishedDocument>): Promise<void> {
    for (const publisher of publishers) {
      await publisher.publish(documents).catch((error: unknown) => {
        log.error('publication.spread', error)
      })
    }
  }

  /** One page after the other, given up as soon as there is something newer to publish. */
  async function warm(made: PublicView): Promise<void> {
    const ready = readyPaths()
    for (const path of ready) {
      if (stopped || view !== made) return
      const found = await document({ path }).catch(() => null)
      if (found) await spread(new Map([[path, found]]))
    }
    const all = new Set([...programAddresses, ...ready])
    for (const publisher of publishers) {
      if (view !== made) return
      await publisher.keepOnly(all).catch((error: unknown) => {
        log.error('publication.spread', error)
      })
    }
  }

  function readyPaths(): string[] {
    return [
      '/',
      '/history',
      ...fixedPages,
      ...languages.filter((language) => language !== usual).map((language) => `/${language}`),
      ...view.recent.map(({ id }) => `/incidents/${id}`),
      ...[...view.underWay, ...view.upcoming].map(({ id }) => `/maintenance/${id}`),
      ...view.months.slice(0, monthsReady).map(({ month }) => `/history/${month}`),
    ]
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

  async function document({ path, query = '', languages: accepted = null }: PageRequest) {
    if (!isPage(splitLanguage(path).path)) return kept.get(path)?.document ?? null
    const address = pageAddress(path, query, accepted, usual)
    const found = kept.get(address.key)
    if (found && !found.outdated) return found.document
    try {
      return await make(address)
    } catch (error) {
      log.error('page.render', error, { path })
      if (!found) throw error
      return found.document
    }
  }

  /** Readers who ask for the same page at the same moment share its making. */
  function make(address: PageAddress): Promise<PublishedDocument | null> {
    const already = making.get(address.key)
    if (already) return already
    const run = makeNow(address).finally(() => making.delete(address.key))
    making.set(address.key, run)
    return run
  }

  async function makeNow(address: PageAddress): Promise<PublishedDocument | null> {
    for (;;) {
      const made = view
      const found = await pageModel(deps, made, address)
      if (!found) return null
      const body = await pages.render(address.path, found)
      const ready = await encode({ path: address.key, contentType: html, body })
      if (view !== made) continue
      kept.put(address.key, ready)
      return ready
    }
  }
}

function headerOf({ status, headline }: PublicView): string {
  return `${status} ${headline}`
}

function pathsOf([, kind, id = '']: readonly string[]): string[] {
  if (kind === 'incident') return [`/incidents/${id}`]
  if (kind === 'maintenance') return [`/maintenance/${id}`]
  return kind === 'month' ? [`/history/${id}`] : []
}

const withPlanned = /^\/(maintenance|history)\//
const ofOneThing = /^\/(incidents|maintenance|history)\/[^?]+$/

/**
 * A page about one incident or one month changes with it, those of planned work and of months with any of it, which
 * tell of its series and of every day it lasted; every other one may show anything that changed.
 */
function dependsOn(address: string, touched: ReadonlySet<string>, planned: boolean): boolean {
  const { path } = splitLanguage(address)
  if (fixedPages.includes(path)) return false
  if (planned && withPlanned.test(path)) return true
  return ofOneThing.test(path) ? touched.has(path) : true
}
