/** What scripts say; a blank in braces is filled in the browser. */
export const reader = {
  /** Whose way of writing times and numbers goes with these words. */
  locale: 'en-GB',
  updated: 'This page has been updated.',
  published: (ago: string) => `Published ${ago}.`,
  /** The server cannot be reached. */
  old: (age: string, every: string) =>
    `This page is ${age} old. We could not reach the server and try again every ${every}.`,
  /** The server answers, but has no contact with its own store. */
  stale: (age: string, every: string) =>
    `This page is ${age} old. We could not check it and try again every ${every}.`,
  /** A day of the bars. */
  quiet: (day: string) => `${day}: operational`,
  unwatched: (day: string) => `${day}: not watched`,
  keys: 'Use the arrow keys to go through the days.',
}

export type Reader = typeof reader
