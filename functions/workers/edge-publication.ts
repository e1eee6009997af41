import type { Examination } from '#core/health/examine.ts'
import { Refusal } from '#core/errors.ts'
import type { Clock, PublishedDocument } from '#core/ports.ts'
import type { PublicView } from '#core/views/public-view.ts'
import type { Publication, Standing } from '#core/views/publication.ts'
import { type Language, splitLanguage } from '#core/words/languages.ts'
import { isPage, pageAddress } from '../publication/addresses.ts'
import { shelf } from '../publication/shelf.ts'
import type { EdgeCache } from './edge-cache.ts'
import { longAgo, within } from './patience.ts'
import type { Look, PublicationStub } from './protocol.ts'

export interface EdgeDeps {
  /** A new stub for each call: one that has failed once stays broken. */
  object(): PublicationStub
  cache: EdgeCache
  clock: Clock
  /** The language of the content. */
  usual: Language
  /** Keeps the present event alive until then. */
  waitUntil(work: Promise<unknown>): void
}

/** Milliseconds for which an isolate trusts that nothing was published since it looked. */
export const trust = 2000
/** Milliseconds that a reader waits for a look before getting what is there. */
const longestLook = 1000
const mostBytes = 16 * 1024 * 1024

export interface EdgePublication extends Publication {
  examine(): Promise<Examination>
}

/** What the object has published, as one isolate hands it on: from its memory, from the cache of its place, or from the object. */
export function edgePublication({ object, cache, clock, usual, waitUntil }: EdgeDeps): EdgePublication {
  let known: (Look & { programs: ReadonlySet<string> }) | undefined
  let trustedUntil = longAgo
  let looking: { since: number; run: Promise<void> } | undefined
  let seen: { madeAt: string; view: PublicView } | undefined
  const missing = new Set<string>()
  const kept = shelf((address) => !isPage(address), mostBytes)

  return {
    async document({ path, query = '', languages = null }) {
      const isForPeople = isPage(splitLanguage(path).path)
      const { madeAt, programs } = await look()
      if (!isForPeople && !programs.has(path)) return null
      const address = isForPeople ? pageAddress(path, query, languages, usual).key : path
      const ready = kept.get(address)
      if (ready && !ready.outdated) return ready.document
      if (missing.has(address)) return null
      const cached = await cache.document(madeAt, address)
      if (cached) return keep(madeAt, address, cached)
      return ask(address, ready?.document)
    },

    page: (path, model) => object().page(path, model),

    async view() {
      const { madeAt } = await look()
      if (seen?.madeAt === madeAt) return seen.view
      const view = await object().view()
      seen = { madeAt: view.madeAt, view }
      return view
    },

    async standing(): Promise<Standing> {
      const { madeAt, checkedAt, upToDate } = await look()
      return { madeAt, checkedAt, upToDate }
    },

    async refresh() {
      const news = await object().refresh()
      learn(news)
      waitUntil(cache.putLook(news))
    },

    examine: () => object().examine(),
  }

  async function ask(
    address: string,
    older: PublishedDocument | undefined,
  ): Promise<PublishedDocument | null> {
    const found = await object()
      .document(address)
      .catch((error: unknown) => {
        if (older) return null
        throw error
      })
    if (found?.state === 'found') {
      waitUntil(cache.putDocument(found.madeAt, address, found.document))
      return keep(found.madeAt, address, found.document)
    }
    if (found?.state === 'missing') {
      if (found.madeAt === known?.madeAt && missing.size < 10_000) missing.add(address)
      return null
    }
    if (older) return older
    throw new Refusal(
      'unavailable',
      'This page is not at hand, and the store does not answer. Try again soon.',
    )
  }

  function keep(madeAt: string, address: string, document: PublishedDocument): PublishedDocument {
    kept.put(address, document)
    if (madeAt !== known?.madeAt) kept.outdate((each) => each === address)
    return document
  }

  /** What was true at most a few seconds ago. Readers who come at the same moment share a look, but none waits long. */
  async function look(): Promise<NonNullable<typeof known>> {
    const now = clock.now()
    if (known && now < trustedUntil) return known
    if (!looking || now - looking.since > longestLook) {
      const run = lookNow().finally(() => {
        if (looking?.run === run) looking = undefined
      })
      looking = { since: now, run }
      waitUntil(run.catch(() => undefined))
    }
    if (!known) await looking.run
    else if (!(await within(longestLook, looking.run.then(done, failed), false)))
      // Nobody waits for it again so soon.
      trustedUntil = clock.now() + trust
    if (!known) throw new Refusal('unavailable', 'The page is about to start. Try again in a moment.')
    return known
  }

  async function lookNow(): Promise<void> {
    const shared = await cache.look()
    if (shared) {
      learn(shared)
      return
    }
    const news = await object().look()
    learn(news)
    waitUntil(cache.putLook(news))
  }

  function learn(news: Look): void {
    if (news.madeAt !== known?.madeAt) {
      kept.outdate(() => true)
      missing.clear()
    }
    known = { ...news, programs: new Set(news.programAddresses) }
    trustedUntil = clock.now() + trust
  }
}

const done = () => true
const failed = () => false
