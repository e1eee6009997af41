import type { PublishedDocument } from '#core/ports.ts'

interface Kept {
  document: PublishedDocument
  /** What it says may have changed; good enough only while nothing newer can be made. */
  outdated: boolean
  bytes: number
}

export interface Shelf {
  get(address: string): { document: PublishedDocument; outdated: boolean } | null
  put(address: string, document: PublishedDocument): void
  outdate(isOutdated: (address: string) => boolean): void
}

/**
 * Documents as they are served, under their addresses. What `isPinned` names stays; of the rest the least recently
 * read leave once all together exceed `mostBytes`.
 */
export function shelf(isPinned: (address: string) => boolean, mostBytes: number): Shelf {
  const pinned = new Map<string, Kept>()
  const others = new Map<string, Kept>()
  let bytes = 0

  const drop = (address: string) => {
    bytes -= others.get(address)?.bytes ?? 0
    others.delete(address)
  }

  return {
    get(address) {
      const ready = pinned.get(address)
      if (ready) return ready
      const kept = others.get(address)
      if (!kept) return null
      others.delete(address)
      others.set(address, kept)
      return kept
    },
    put(address, document) {
      const kept = { document, outdated: false, bytes: sizeOf(document) }
      if (isPinned(address)) {
        pinned.set(address, kept)
        return
      }
      drop(address)
      others.set(address, kept)
      bytes += kept.bytes
      for (const oldest of others.keys()) {
        if (bytes <= mostBytes || oldest === address) return
        drop(oldest)
      }
    },
    outdate(isOutdated) {
      for (const kept of [pinned, others])
        for (const [address, entry] of kept) if (isOutdated(address)) entry.outdated = true
    },
  }
}

function sizeOf({ plain, gzip, brotli }: PublishedDocument): number {
  return plain.length + gzip.length + brotli.length
}
