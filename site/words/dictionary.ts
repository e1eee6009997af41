import type { en } from './en/index.ts'

/** All that the interface says, by room of the page; English decides what must be said. */
export type Dictionary = typeof en
