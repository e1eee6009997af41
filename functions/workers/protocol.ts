import type { Examination } from '#core/health/examine.ts'
import type { PublishedDocument } from '#core/ports.ts'
import type { ReaderModel } from '#core/views/page-models.ts'
import type { PublicView } from '#core/views/public-view.ts'
import type { Standing } from '#core/views/publication.ts'

/** What an isolate asks every few seconds. */
export interface Look extends Standing {
  /** Where everything stands that programs read. */
  programAddresses: readonly string[]
}

/** A document is at least as new as `madeAt`; `later` where the store is needed and does not answer. */
export type Found = { madeAt: string } & (
  { state: 'found'; document: PublishedDocument } | { state: 'missing' | 'later' }
)

/** The object as isolates see it. */
export interface PublicationStub {
  look(): Promise<Look>
  /** By the address that a document is kept under. */
  document(address: string): Promise<Found>
  page(path: string, model: ReaderModel): Promise<string>
  view(): Promise<PublicView>
  /** Publishes whatever has changed since. */
  refresh(): Promise<Look>
  examine(): Promise<Examination>
  /** Looks at the services that are due. */
  probe(): Promise<void>
}
