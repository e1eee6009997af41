export type Unit = 'second' | 'minute' | 'hour'

export const minute = 60_000

/** How many whole units of which size a length of time is; negative for what is over. */
export function inUnits(length: number): [number, Unit] {
  const minutes = Math.abs(length / minute)
  const [size, unit]: [number, Unit] =
    minutes < 1 ? [1000, 'second'] : minutes < 60 ? [minute, 'minute'] : [60 * minute, 'hour']
  return [Math.trunc(length / size), unit]
}

/** Milliseconds between two questions to the server: 30 s for the first failures, then doubling to 5 minutes. */
export function pause(failures: number): number {
  return 30_000 * Math.min(10, Math.ceil(2 ** (failures - 4)))
}
