import { carryOut } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { findIncident } from '#core/incidents/record.ts'
import type { Key } from '#core/ports.ts'
import { day, ms } from '#core/words/times.ts'
import { countedAs, countMoved, countPlace } from './count.ts'
import { kept } from './keep.ts'
import { followKey, subscriberById } from './record.ts'
import { departure } from './remove-subscriber.ts'

/** For so long after it was resolved an incident may be opened again, or what was learned be told. */
export const followedFor = 7 * day
const by = { by: 'subscriptions' }
const page = 100

/**
 * Lets go of incidents that are over: who followed nothing else and asked for nothing else is forgotten. Safe to be
 * killed: what is written of one person is one commit. Returns false when it stopped after so many with some left.
 */
export async function endFollows(deps: Deps, most = Infinity): Promise<boolean> {
  let left = most
  for (
    let incident = await nextFollowed(deps, null);
    incident;
    incident = await nextFollowed(deps, incident)
  ) {
    if (!(await isOverForGood(deps, incident))) continue
    for (let followers = await followersOf(deps, incident); followers.length > 0;) {
      for (const id of followers) {
        if (left-- <= 0) return false
        await endFollow(deps, incident, id)
      }
      followers = await followersOf(deps, incident)
    }
  }
  return true
}

async function endFollow(deps: Deps, incident: string, id: string): Promise<void> {
  await carryOut(deps, by, async () => {
    const { store, clock } = deps
    const found = await subscriberById(store, id)
    const stale = followKey(incident, id)
    const audit = { action: 'subscriber.follow.end', subject: id, detail: { incident } }
    if (!found) return { result: undefined, change: { expect: [], put: [], remove: [stale] }, audit }
    const counted = await countedAs(store, found)
    const before = counted.subscriber ?? found
    const incidents = before.incidents.filter((each) => each !== incident)
    if (before.updates === 'none' && incidents.length === 0)
      return { result: undefined, change: await departure(store, before), audit }

    const { digesting } = before
    const heard = digesting && { ...digesting, heard: [...digesting.heard, incident] }
    const earlier = { ...before, ...(heard && { digesting: heard }) }
    const { subscriber, put, remove } = kept(earlier, { ...earlier, incidents }, clock.now())
    const moved = await countMoved(store, countPlace(id), [
      { wishes: before, suppressed: counted.suppressed, by: -1 },
      { wishes: subscriber, suppressed: counted.suppressed, by: 1 },
    ])
    return {
      result: undefined,
      change: {
        expect: [...counted.expect, ...moved.expect],
        put: [...put, ...moved.put],
        remove: [...remove, stale],
      },
      audit,
    }
  })
}

/** The next incident that anybody follows, in the order of their ids. */
async function nextFollowed({ store }: Pick<Deps, 'store'>, last: string | null): Promise<string | null> {
  const after: Key | null = last === null ? null : followKey(last, '~')
  const [next] = await store.list(['follow'], { limit: 1, ...(after && { after }) })
  return next?.key[1] ?? null
}

async function followersOf({ store }: Pick<Deps, 'store'>, incident: string): Promise<string[]> {
  return (await store.list(['follow', incident], { limit: page })).map(({ key }) => key[2] ?? '')
}

async function isOverForGood(deps: Deps, id: string): Promise<boolean> {
  const found = await findIncident(deps, id)
  const resolvedAt = found ? found.incident.resolvedAt : null
  return !found || (resolvedAt !== null && deps.clock.now() - ms(resolvedAt) > followedFor)
}
