import type { PublishedDocument } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'
import type { ReaderModel } from './page-models.ts'
import type { PublicView } from './public-view.ts'

/** A public document that somebody asks for. */
export interface PageRequest {
  path: string
  /** With or without its question mark; empty for none. */
  query?: string
  /** The `Accept-Language` header. */
  languages?: string | null
}

/** The public outputs, true to the store. */
export interface Publication {
  /** Publishes whatever has changed since; resolves once it can be read. Concurrent calls share the work. */
  refresh(): Promise<void>
  /** The document of a request; one that is not kept ready is made on its first reading. */
  document(request: PageRequest): Promise<PublishedDocument | null>
  /** A page that is made for one reader, and kept nowhere. */
  page(path: string, model: ReaderModel): Promise<string>
  /** What was published last. */
  view(): Promise<PublicView>
  standing(): Promise<Standing>
}

/** How new the public outputs are, and whether they are still true. */
export interface Standing {
  /** When they were made; different after each publishing. */
  madeAt: Instant
  /** When it was last known that they are true to the store, in milliseconds. */
  checkedAt: number
  /** False while the last attempt to publish failed. */
  upToDate: boolean
}
