import type { Component } from '#core/components/catalogue.ts'
import { type Instant, ms } from '#core/words/times.ts'

/** When a component began to be watched, in milliseconds. */
export function watchedSince({ since }: Pick<Component, 'since'>, openedAt: Instant): number {
  return since ? Date.parse(since) : ms(openedAt)
}
