/** The incident in four figures, each with one line of meaning. */
export const figures = {
  lasted: 'It lasted',
  closedLater: (duration: string) => `closed ${duration} later, after watching`,
  whole: 'from the first failure to the fix',
  lastsYet: 'It has lasted',
  byNow: (time: string) => `by ${time}, and is not over`,
  firstNotice: 'First notice',
  limit: (duration: string) => `after it began; our limit is ${duration}`,
  onTime: 'Updates on time',
  promised: (every: string) => `promised ${every}`,
  affected: 'Affected',
  services: (_all: number) => 'services',
  of: (some: number, all: number) => `${some} of ${all}`,
}

export type Figures = typeof figures
