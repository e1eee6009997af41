import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { Refusal } from '#core/errors.ts'
import type { Entry, Key, Put, Store, Version } from '#core/ports.ts'
import { day, hour, instant, type Instant, minute, ms } from '#core/words/times.ts'
import type { Actor } from './actor.ts'
import type { Operator } from './operator.ts'
import { findOperator } from './record.ts'

export interface Session {
  operator: string
  /** That of the operator when it began; it is over once theirs is greater. */
  epoch: number
  startedAt: Instant
  usedAt: Instant
  provedAt: Instant
  /** How they came in, and with what, for their own list. */
  way: 'password' | 'password and code' | 'passkey' | 'set-up' | 'invitation' | 'identity provider'
  agent: string
}

const idle = 12 * hour
const longest = 7 * day
const noted = 10 * minute

export const sessionKey = (id: string): Key => ['session', id]
const ofOperatorKey = (operator: string, id: string): Key => ['session-of', operator, id]

/** A session and the secret its cookie carries; what is kept is the secret's digest. */
export function newSession(
  { clock, ids }: Pick<Deps, 'clock' | 'ids'>,
  { id, epoch }: Pick<Operator, 'id' | 'epoch'>,
  from: Pick<Session, 'way' | 'agent'>,
  /** When they proved who they are, where that was earlier. */
  provedAt: Instant | null = null,
): { secret: string; puts: Put[] } {
  const secret = ids.secret()
  const now = instant(clock.now())
  const session: Session = {
    operator: id,
    epoch,
    startedAt: now,
    usedAt: now,
    provedAt: provedAt && provedAt < now ? provedAt : now,
    ...from,
  }
  return { secret, puts: sessionPuts(digest(secret), session) }
}

export function sessionPuts(id: string, session: Session): Put[] {
  const expiresAt = Math.min(ms(session.usedAt) + idle, ms(session.startedAt) + longest)
  return [
    { key: sessionKey(id), value: session, expiresAt },
    { key: ofOperatorKey(session.operator, id), value: session, expiresAt },
  ]
}

export function sessionKeys(operator: string, id: string): Key[] {
  return [sessionKey(id), ofOperatorKey(operator, id)]
}

export async function findSession(
  store: Store,
  id: string,
): Promise<{ session: Session; version: Version } | null> {
  const [entry] = await store.get([sessionKey(id)])
  return entry ? { session: entry.value as Session, version: entry.version } : null
}

/** Whose session a cookie's secret is; null for one that is over, whatever ended it. */
export async function actorOf(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  secret: string,
): Promise<Actor | null> {
  const id = digest(secret)
  const known = await findSession(store, id)
  const found = known && (await findOperator(store, known.session.operator))
  if (!found || found.operator.disabledAt || found.operator.epoch !== known.session.epoch) return null
  const { session, version } = known
  const now = clock.now()
  if (now - ms(session.usedAt) > noted) await note(store, id, version, { ...session, usedAt: instant(now) })
  const { name, role, appearance = 'night' } = found.operator
  return { id: session.operator, name, role, appearance, session: id, provedAt: session.provedAt }
}

/** Somebody who signs out at this moment stays signed out. */
async function note(store: Store, id: string, version: Version, session: Session): Promise<void> {
  try {
    await store.commit({
      expect: [{ key: sessionKey(id), version }],
      put: sessionPuts(id, session),
      remove: [],
    })
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
  }
}

/** What is still going on, the one used last first. */
export async function sessionsOf(
  store: Store,
  { id, epoch }: Pick<Operator, 'id' | 'epoch'>,
): Promise<(Session & { id: string })[]> {
  const entries = (await store.list(['session-of', id], { limit: 200 })) as Entry<Session>[]
  return entries
    .map(({ key, value }) => ({ ...value, id: key[2] ?? '' }))
    .filter((session) => session.epoch === epoch)
    .toSorted((one, other) => (one.usedAt < other.usedAt ? 1 : -1))
}
