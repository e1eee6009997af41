import type { Log } from '#core/ports.ts'

export interface Job {
  name: string
  /** Milliseconds between two runs. */
  every: number
  run(): Promise<unknown>
}

export interface Schedule {
  /** Runs a job as soon as its present run has ended, or after so many milliseconds. */
  wake(name: string, after?: number): void
  /** Starts nothing more; resolves when nothing runs any more. */
  stop(): Promise<void>
}

/** Runs each job at its interval, never twice at the same time; a failure is logged and the next run tries again. */
export function startSchedule(jobs: Job[], log: Log): Schedule {
  const running = new Map<string, Promise<void>>()
  const waiting = new Set<string>()
  const alarms = new Set<NodeJS.Timeout>()
  let stopped = false

  const start = (job: Job) => {
    if (stopped) return
    if (running.has(job.name)) {
      waiting.add(job.name)
      return
    }
    const run = job
      .run()
      .then(() => undefined)
      .catch((error: unknown) => {
        log.error('job.failed', error, { job: job.name })
      })
      .finally(() => {
        running.delete(job.name)
        if (waiting.delete(job.name)) start(job)
      })
    running.set(job.name, run)
  }

  const timers = jobs.map((job) =>
    setInterval(() => {
      start(job)
    }, job.every),
  )
  return {
    wake(name, after = 0) {
      const job = jobs.find((each) => each.name === name)
      if (!job) return
      if (after === 0) {
        start(job)
        return
      }
      const alarm = setTimeout(() => {
        alarms.delete(alarm)
        start(job)
      }, after)
      alarms.add(alarm)
    },
    async stop() {
      stopped = true
      timers.forEach(clearInterval)
      alarms.forEach(clearTimeout)
      await Promise.all(running.values())
    },
  }
}
