import type { Lane } from '#core/deliveries/batch.ts'
import { claimBatch } from '#core/deliveries/claim-batch.ts'
import { dueBatches } from '#core/deliveries/due.ts'
import { expandQueue } from '#core/deliveries/expand-queue.ts'
import { endForgottenKeys } from '#core/deliveries/put-back-clock.ts'
import { sendClaimed } from '#core/deliveries/send-batch.ts'
import type { DeliveryDeps } from '#core/deliveries/sender.ts'
import { queuedNotices } from '#core/notices/record.ts'
import { lookAhead } from './look-ahead.ts'
import { type Signal, signal } from './signal.ts'

/** How many batches of a lane are on their way at once. */
const atOnce: Record<Lane, number> = { 'batch-due': 3, 'batch-retry': 2, 'hook-due': 4, 'hook-retry': 2 }
const lookEvery = 1000
/** What may leave only later than that is found by a later run. */
const longestWait = 30_000
/** Of the requests that may be made, one in so many is a retry while first attempts wait. */
const retryShare = 5

interface Run {
  /** Steps that may still be made: one of handing out, or a batch. */
  left: number
  handingOut: boolean
  /** Lanes with something to send or on its way. */
  active: Set<Lane>
  firstAttemptsWait: boolean
  handedOut: Signal
  /** No lane is active any more. */
  quiet: Signal
}

/**
 * Hands out every notice and sends every batch that is due, in at most so many steps. First attempts have a lane of their
 * own, so that they wait neither behind retries nor behind a provider that does not answer one. Returns false when it
 * stopped with something left to do now.
 */
export async function deliver(deps: DeliveryDeps, most = Infinity): Promise<boolean> {
  if ((await queuedNotices(deps.store, 1)).length === 0) return true
  await endForgottenKeys(deps)
  // What comes next about the same thing is to be known before the first of it leaves.
  const { steps, more } = await expandQueue(deps, Math.min(most, 20))
  const lanes: Lane[] = ['batch-due', 'batch-retry']
  if (deps.senders) lanes.push('hook-due', 'hook-retry')
  const run: Run = {
    left: most - steps,
    handingOut: true,
    active: new Set(lanes),
    firstAttemptsWait: false,
    handedOut: signal(),
    quiet: signal(),
  }
  await all([handOut(deps, run, more), ...lanes.map((lane) => sendLane(deps, lane, run))])
  return run.left > 0 || !(await somethingDue(deps, lanes))
}

/** Goes on as long as anything is sent, so that what is decided meanwhile does not wait for a slow answer. */
async function handOut(deps: DeliveryDeps, run: Run, more: boolean): Promise<void> {
  try {
    for (let again = more; run.left > 0; again = run.active.size > 0) {
      run.handingOut = again
      while (again && run.left > 0) {
        const done = await expandQueue(deps, run.left)
        run.left -= done.steps
        again = done.more
        run.handedOut.fire()
      }
      run.handingOut = false
      run.handedOut.fire()
      if (run.active.size === 0) run.quiet.fire()
      if (run.active.size === 0 || !deps.wait) return
      await Promise.race([deps.wait(lookEvery), run.quiet.next()])
    }
  } finally {
    run.handingOut = false
    run.handedOut.fire()
    if (run.active.size === 0) run.quiet.fire()
  }
}

async function sendLane(deps: DeliveryDeps, lane: Lane, run: Run): Promise<void> {
  const flying = new Set<Promise<void>>()
  const failures: unknown[] = []
  const ahead = lookAhead(deps, lane)
  const first = lane.endsWith('due')
  try {
    while (run.left > 0 && failures.length === 0) {
      const next = flying.size < atOnce[lane] ? await ahead.next() : null
      if (lane === 'batch-due') run.firstAttemptsWait = next !== null || flying.size === atOnce[lane]
      if (!next) {
        if (flying.size > 0) await Promise.race([...flying, ...wakes(deps, run, first)])
        else if (await idle(deps, lane, run, first)) return
        continue
      }
      run.active.add(lane)
      const claimed = await claimBatch(deps, next.name, next.standing)
      if (claimed === 'nothing') continue
      if ('until' in claimed) {
        const pause = claimed.until - deps.clock.now()
        if (!deps.wait || pause > longestWait) return
        ahead.putBack(next)
        await deps.wait(Math.max(1, pause))
        continue
      }
      run.left--
      ahead.sent()
      const flight = sendClaimed(deps, claimed)
        .catch((error: unknown) => {
          failures.push(error)
        })
        .finally(() => flying.delete(flight))
      flying.add(flight)
      if (lane === 'batch-retry' && run.firstAttemptsWait) await giveWay(deps)
    }
  } finally {
    await Promise.all(flying)
    leave(run, lane)
  }
  if (failures.length > 0) throw failures[0]
}

/** Waits until something may have come; true once no lane has anything and nothing more is handed out. */
async function idle(deps: DeliveryDeps, lane: Lane, run: Run, first: boolean): Promise<boolean> {
  leave(run, lane)
  if (!run.handingOut && run.active.size === 0) return true
  await Promise.race(wakes(deps, run, first))
  return false
}

function wakes({ wait }: DeliveryDeps, { handedOut, quiet }: Run, first: boolean): Promise<void>[] {
  return [quiet.next(), ...(first ? [handedOut.next()] : []), ...(wait ? [wait(lookEvery)] : [])]
}

function leave({ active, quiet }: Run, lane: Lane): void {
  active.delete(lane)
  if (active.size === 0) quiet.fire()
}

async function giveWay({ limits, wait }: DeliveryDeps): Promise<void> {
  if (limits?.perSecond) await wait?.((retryShare * 1000) / limits.perSecond)
}

async function somethingDue(deps: DeliveryDeps, lanes: readonly Lane[]): Promise<boolean> {
  for (const lane of lanes) if ((await dueBatches(deps, lane, 1)).length > 0) return true
  return (await queuedNotices(deps.store, 1000)).some(({ expanded }) => !expanded)
}

/** Ends when every part has, also when one of them fails. */
async function all(parts: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(parts)).find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}
