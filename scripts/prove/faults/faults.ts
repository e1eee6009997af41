import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { NothingTaken } from '#core/deliveries/limits.ts'
import { resumeSending, stopSending } from '#core/deliveries/sending.ts'
import { Refusal } from '#core/errors.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import type { Mail, Mailer, MailOutcome } from '#core/ports.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { day, hour, minute, second } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { testDeps } from '#test/fakes/deps.ts'
import { people } from '#test/workerd/people.ts'
import { seeded } from '../seeded.ts'

export interface FaultProof {
  people: number
  emails: number
  calls: number
  faults: number
  /** How long that took on the simulated clock, in hours. */
  hours: number
  wrong: string[]
}

const by = { by: 'proof' }

/**
 * Tells so many people of the beginning and the end of an incident, and of what lies between, through a provider that fails
 * at random in three calls of ten. In the middle somebody leaves, everything is stopped for a while, and the clock jumps.
 */
export async function proveFaults(readers: number, seed: number): Promise<FaultProof> {
  const random = seeded(seed)
  const deps = testDeps()
  const provider = faultyProvider(deps.clock, random)
  await people(deps.store, readers)
  const leaving = await leavers(deps.store, 20)
  const left = new Map<string, number>()
  const began = deps.clock.now()
  // `people` confirms by the real clock.
  deps.clock.set(new Date(Date.now()).toISOString())
  const from = deps.clock.now()
  const send = () => deliver({ ...deps, mailer: provider.mailer }, 1 + Math.floor(random() * 200))

  const { incident } = (
    await openIncident(deps, { title: 'Slow', message: 'It is slow.', severity: 'P1' }, by)
  ).result
  const script: [number, () => Promise<unknown>][] = [
    [3, () => postUpdate(deps, incident.id, { message: 'We look.' }, by)],
    [5, () => stopSending(deps, 'A wrong word.', by)],
    [6, () => postUpdate(deps, incident.id, { message: 'We found it.' }, by)],
    [9, () => resumeSending(deps, by)],
    [12, () => Promise.resolve(deps.clock.pass(2 * hour))],
    [14, () => postUpdate(deps, incident.id, { message: 'It works.', status: 'resolved' }, by)],
    [16, () => Promise.resolve(deps.clock.pass(-30 * second))],
  ]
  for (let step = 0; step < 20_000; step++) {
    for (const [at, act] of script) if (at === step) await act()
    const who = step % 2 === 1 ? leaving.pop() : undefined
    if (who) {
      await unsubscribe(deps, who.token, by)
      left.set(who.email, provider.taken.length)
    }
    // Two processes at once.
    await Promise.all([send(), send()])
    deps.clock.pass(Math.floor(random() * minute))
    if (step > 20 && (await deps.store.list(['notice-queue'], { limit: 1 })).length === 0) break
  }
  const { items } = await listDeliveries(deps, { limit: 9, after: null })
  return {
    people: readers,
    emails: provider.taken.length,
    calls: provider.calls(),
    faults: provider.faults(),
    hours: (deps.clock.now() - from) / hour,
    wrong: [
      ...provider.wrong,
      ...whatIsWrong(provider.taken, readers, left),
      ...items.flatMap(({ id, state, progress }) =>
        state === 'sent' && progress.queued === 0 && progress.unknown === 0 && progress.failed === 0
          ? []
          : [`${id} is ${state}: ${JSON.stringify(progress)}`],
      ),
      ...(began > from ? ['the clock ran backwards'] : []),
    ],
  }
}

interface Taken {
  to: string
  notice: string
  first: boolean
  last: boolean
}

/** Resend’s memory of a day, and everything that can happen on the way to it and back. */
function faultyProvider(clock: { now(): number }, random: () => number) {
  const remembered = new Map<string, { at: number; mails: string; outcomes: MailOutcome[] }>()
  const taken: Taken[] = []
  const wrong: string[] = []
  let calls = 0
  let faults = 0
  const accept = (key: string, mails: Mail[]): MailOutcome[] => {
    const text = mails.map(({ to, messageId }) => `${to} ${messageId}`).join('\n')
    const earlier = remembered.get(key)
    if (earlier && clock.now() - earlier.at < day) {
      if (earlier.mails !== text) wrong.push(`other mails under the key ${key}`)
      return earlier.outcomes
    }
    if (mails.length > 100) wrong.push(`${mails.length} mails in one call`)
    const outcomes = mails.map((_, index): MailOutcome => ({ state: 'sent', providerId: `${key}#${index}` }))
    for (const { to, subject } of mails)
      taken.push({
        to,
        notice: key.split('/')[0] ?? '',
        first: subject.endsWith('Service Issue'),
        last: subject.endsWith('Service Restored'),
      })
    remembered.set(key, { at: clock.now(), mails: text, outcomes })
    return outcomes
  }
  const mailer: Mailer = {
    name: 'resend',
    batchLimit: 100,
    async send(key, mails) {
      calls++
      await new Promise(setImmediate)
      const luck = random()
      if (luck >= 0.3) return accept(key, mails)
      faults++
      if (luck < 0.06) throw new NothingTaken('rate', 'Too many requests', 1 + Math.floor(random() * 5))
      if (luck < 0.12) throw new Refusal('unavailable', '500')
      if (luck < 0.18) throw new Refusal('unavailable', 'reset before it was read')
      accept(key, mails)
      throw new Refusal(
        'unavailable',
        luck < 0.24 ? 'timed out after it was taken' : 'reset after it was taken',
      )
    },
  }
  return { mailer, taken, wrong, calls: () => calls, faults: () => faults }
}

async function leavers(store: ReturnType<typeof testDeps>['store'], count: number) {
  const found = await store.list(['subscriber'], { limit: 1000 })
  const all = found.map(({ value }) => value as { email: string; token: string })
  return Array.from({ length: count }, (_, index) => all[(index * 37) % all.length]).filter(
    (each) => each !== undefined,
  )
}

function whatIsWrong(taken: readonly Taken[], readers: number, left: ReadonlyMap<string, number>): string[] {
  const wrong: string[] = []
  const seen = new Set<string>()
  const ended = new Set<string>()
  const counts = { first: 0, last: 0 }
  for (const { to, notice, first, last } of taken) {
    const name = `${to} ${notice}`
    if (seen.has(name)) wrong.push(`${name} twice`)
    seen.add(name)
    if (ended.has(to)) wrong.push(`${to} got something after the end`)
    if (last) ended.add(to)
    if (first) counts.first++
    if (last) counts.last++
  }
  const least = readers - left.size
  if (counts.first < least || counts.last < least || counts.first > readers || counts.last > readers)
    wrong.push(
      `${counts.first} beginnings and ${counts.last} ends for ${readers} people, of whom ${left.size} left`,
    )
  return wrong
}
