import { inWords, post, taken } from '#core/hooks/post.ts'
import { pauseAfter } from '#core/hooks/schedule.ts'
import { signed } from '#core/hooks/sign.ts'
import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import type { Entry, Key, Network, Put } from '#core/ports.ts'
import { day, instant, type Instant, ms, second } from '#core/words/times.ts'
import type { Firing } from './record.ts'

/** A remedy that a rule asked for; handed over until it is taken, or until it is too late to help. */
export interface Call {
  /** The same over all attempts, so that who takes it can know a repeat. */
  id: string
  action: string
  firing: Firing
  attempts: number
  dueAt: Instant
  state: 'waiting' | 'taken' | 'failed'
  /** What the last attempt came to. */
  said: string | null
}

/** Where remedies are asked for; null where the operator named no place. */
export interface Remediation {
  network: Network
  url: string
  secret: string
}

/** Milliseconds after which a remedy that nobody took is not asked for any more. */
const tooLate = 15 * 60 * second
const kept = 90 * day

const callKey = (id: string): Key => ['rule-call', id]
const callDueKey = ({ dueAt, id }: Pick<Call, 'dueAt' | 'id'>): Key => ['rule-call-due', dueAt, id]

export function callPuts(id: string, action: string, firing: Firing): Put[] {
  const call: Call = { id, action, firing, attempts: 0, dueAt: firing.at, state: 'waiting', said: null }
  return [
    { key: callKey(id), value: call },
    { key: callDueKey(call), value: {} },
  ]
}

/** Hands over what is due; a crash between an answer and its record repeats the call under the same id. */
export async function makeCalls(deps: Deps, remediation: Remediation | null): Promise<void> {
  const now = instant(deps.clock.now())
  const due = await deps.store.list(['rule-call-due'], { limit: 100 })
  for (const { key } of due) if ((key[1] ?? '') <= now) await makeCall(deps, remediation, key[2] ?? '')
}

async function makeCall(deps: Deps, remediation: Remediation | null, id: string): Promise<void> {
  const { store, clock } = deps
  const [entry] = (await store.get([callKey(id)])) as (Entry<Call> | null)[]
  if (entry?.value.state !== 'waiting') return
  const call = entry.value
  const outcome = remediation
    ? await attempt(remediation, call, clock.now())
    : { done: false, said: 'REMEDIATION_URL is not set' }

  const attempts = call.attempts + 1
  const now = clock.now()
  const next = now + pauseAfter(attempts)
  const last = next - ms(call.firing.at) > tooLate || !remediation
  const state = outcome.done ? 'taken' : last ? 'failed' : 'waiting'
  const changed: Call = { ...call, attempts, state, said: outcome.said, dueAt: instant(next) }
  const over = state !== 'waiting'
  try {
    await store.commit({
      expect: [{ key: entry.key, version: entry.version }],
      put: [
        { key: entry.key, value: changed, ...(over && { expiresAt: now + kept }) },
        ...(over ? [] : [{ key: callDueKey(changed), value: {} }]),
      ],
      remove: [callDueKey(call)],
    })
  } catch (error) {
    // Another process was faster, and what it noted stands.
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
  }
}

async function attempt(
  { network, url, secret }: Remediation,
  { id, action, firing }: Call,
  now: number,
): Promise<{ done: boolean; said: string }> {
  const { rule, component, measure, value, from, at } = firing
  const data = { action, rule, component, measure, value, from, firing: firing.id }
  const body = JSON.stringify({ type: `remediation.${action}`, timestamp: at, data })
  const headers = { ...signed([secret], { id, at: now, body }) }
  const answer = await post(network, { url, headers, body }, { now, timeout: 15 * second })
  return { done: taken(answer), said: inWords(answer) }
}

/** The newest calls, by the firing that asked for them. */
export async function callsOf({ store }: Pick<Deps, 'store'>): Promise<Call[]> {
  const entries = (await store.list(['rule-call'], { limit: 200, reverse: true })) as Entry<Call>[]
  return entries.map(({ value }) => value)
}
