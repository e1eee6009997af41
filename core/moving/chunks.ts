import type { Put } from '#core/ports.ts'

const mostEntries = 500
/** In characters of JSON; what goes over a line may become a few times as much, and is to stay far below 10 MB. */
const mostText = 1_000_000

/** The entries in their order, in portions that one commit takes. */
export function* chunksOf(entries: readonly Put[]): Generator<Put[]> {
  let chunk: Put[] = []
  let text = 0
  for (const entry of entries) {
    const length = JSON.stringify(entry).length
    if (chunk.length === mostEntries || (chunk.length > 0 && text + length > mostText)) {
      yield chunk
      chunk = []
      text = 0
    }
    chunk.push(entry)
    text += length
  }
  if (chunk.length > 0) yield chunk
}
