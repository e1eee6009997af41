import { DurableObject, type ObjectState } from 'cloudflare:workers'
import { type Examination, type Examine, examiner } from '#core/health/examine.ts'
import { refuseUnfinishedImport } from '#core/moving/unfinished-import.ts'
import { newLooker } from '#core/probes/run-round.ts'
import type { ReaderModel } from '#core/views/page-models.ts'
import type { PublicView } from '#core/views/public-view.ts'
import type { Standing } from '#core/views/publication.ts'
import { splitLanguage } from '#core/words/languages.ts'
import { encode } from '../adapters/publish/encode.ts'
import { probe, type Watching } from '../jobs/probe.ts'
import { isPage } from '../publication/addresses.ts'
import { type RunningPublication, startPublication } from '../publication/publication.ts'
import { workersDeps } from './deps.ts'
import { type KeptDocuments, keptDocuments } from './kept-documents.ts'
import { longAgo, within } from './patience.ts'
import type { Found, Look, PublicationStub } from './protocol.ts'

/** Milliseconds that a reader waits for a start before getting what was published last. */
const longestStart = 2000
/** Milliseconds between two attempts to start. */
const betweenStarts = 5000
/** Milliseconds for which an examination of the store, which is billed, is good enough. */
const betweenExaminations = 60_000

/** The one place that publishes and looks at services, whichever isolate took the command. It needs the store for news, but not to be read. */
export class PublicationObject extends DurableObject implements PublicationStub {
  readonly #kept: KeptDocuments
  readonly #examine: Examine
  #running: RunningPublication | undefined
  #starting: Promise<RunningPublication> | undefined
  #triedAt = longAgo
  readonly #watching: Watching
  #probing: Promise<boolean> | undefined

  constructor(state: ObjectState, env: unknown) {
    super(state, env)
    this.#kept = keptDocuments(state.storage.sql)
    this.#examine = examiner(workersDeps(), betweenExaminations)
    this.#watching = { looker: newLooker(workersDeps().ids.id()), owes: true }
  }

  async look(): Promise<Look> {
    const running = await this.#soon()
    if (running) return lookAt(running)
    return { ...this.#standing(), upToDate: false, programAddresses: this.#kept.programAddresses() }
  }

  async document(address: string): Promise<Found> {
    const running = await this.#soon()
    if (!running) return this.#keptDocument(address)
    const { madeAt } = await running.standing()
    const [path = '', query = ''] = address.split('?')
    try {
      const document = await running.document({ path, query })
      return document ? { madeAt, state: 'found', document } : { madeAt, state: 'missing' }
    } catch (error) {
      workersDeps().log.error('publication.document', error, { address })
      return this.#keptDocument(address)
    }
  }

  async page(path: string, model: ReaderModel): Promise<string> {
    const { pages, content, siteUrl } = workersDeps()
    return pages.render(path, { view: await this.view(), content, siteUrl, ...model })
  }

  async view(): Promise<PublicView> {
    const running = await this.#soon()
    const view = running ? await running.view() : this.#kept.view()
    if (!view) throw new Error('Nothing was ever published.')
    return view
  }

  async refresh(): Promise<Look> {
    const already = this.#running
    const running = already ?? (await this.#start())
    try {
      if (already) await already.refresh()
    } finally {
      await this.#note(running)
    }
    return lookAt(running)
  }

  examine(): Promise<Examination> {
    return this.#examine()
  }

  /** Here, because what one round hands on to the next is in memory, and because there is only one of us. */
  async probe(): Promise<void> {
    this.#probing ??= probe(workersDeps(), this.#watching).finally(() => {
      this.#probing = undefined
    })
    await this.#probing
  }

  /** What runs, or is about to; null while the store does not answer and there is something to show without it. */
  async #soon(): Promise<RunningPublication | null> {
    if (this.#running) return this.#running
    if (!this.#kept.standing()) return this.#start()
    const since = workersDeps().clock.now() - this.#triedAt
    if (this.#starting ? since > longestStart : since < betweenStarts) return null
    const started = this.#start().catch(() => null)
    return within(longestStart, started, null)
  }

  #start(): Promise<RunningPublication> {
    if (this.#starting) return this.#starting
    const { clock, store } = workersDeps()
    this.#triedAt = clock.now()
    this.#starting = refuseUnfinishedImport(store)
      .then(() =>
        startPublication({
          ...workersDeps(),
          encode,
          publishers: [this.#kept],
          madeAfter: this.#kept.standing()?.madeAt,
        }),
      )
      .then(async (running) => {
        this.#running = running
        await this.#note(running)
        return running
      })
      .finally(() => {
        this.#starting = undefined
      })
    return this.#starting
  }

  async #note(running: RunningPublication): Promise<void> {
    await this.#kept.note(await running.standing(), async () => ({
      programAddresses: running.programAddresses(),
      view: await running.view(),
    }))
  }

  #standing(): Standing {
    const standing = this.#kept.standing()
    if (!standing) throw new Error('Nothing was ever published.')
    return standing
  }

  #keptDocument(address: string): Found {
    const { madeAt } = this.#standing()
    const document = this.#kept.get(address)
    if (document) return { madeAt, state: 'found', document }
    const [path = ''] = address.split('?')
    return { madeAt, state: isPage(splitLanguage(path).path) ? 'later' : 'missing' }
  }
}

async function lookAt(running: RunningPublication): Promise<Look> {
  return { ...(await running.standing()), programAddresses: running.programAddresses() }
}
