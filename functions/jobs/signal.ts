/** Wakes whoever waits for the next time that it fires. */
export interface Signal {
  next(): Promise<void>
  fire(): void
}

export function signal(): Signal {
  let { promise, resolve } = Promise.withResolvers<void>()
  return {
    next: () => promise,
    fire() {
      resolve()
      ;({ promise, resolve } = Promise.withResolvers<void>())
    },
  }
}
