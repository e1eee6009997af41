import { carryOut, type Decision, type Done } from '#core/command.ts'
import { baselineKey, type Baseline } from '#core/components/baseline.ts'
import { decideBaseline } from '#core/components/set-baseline.ts'
import type { ComponentStatus } from '#core/components/status.ts'
import type { Deps } from '#core/deps.ts'
import type { Signal } from '#core/detection/signal.ts'
import { decideSignals } from '#core/detection/take-signals.ts'
import { teamWord } from '#core/notices/team-word.ts'
import type { Change, Entry, Put } from '#core/ports.ts'
import { day, instant, type Instant, minute, ms } from '#core/words/times.ts'
import { callPuts } from './call.ts'
import type { Reading } from './reading.ts'
import { type Firing, firingKey, type RuleState, ruleStateKey } from './record.ts'
import { type Act, actInWords, conditionInWords, type Rule } from './rule.ts'

const firingsKept = 90 * day
const quiet: RuleState = { since: null, firedAt: null, shows: null, drafted: false }

/**
 * Brings one rule up to date for one service: notes since when it holds, does what it asks for once that was long enough,
 * and takes back what it made the service show when it holds no longer. All of it is one commit.
 */
export function advanceRule(
  deps: Deps,
  rule: Rule,
  component: string,
  reading: Reading | null,
): Promise<Done<Firing | null>> {
  return carryOut(deps, { by: `rule:${rule.id}` }, async () => {
    const key = ruleStateKey(rule.id, component)
    const [entry] = (await deps.store.get([key])) as (Entry<RuleState> | null)[]
    const state = entry?.value ?? quiet
    const expect = [{ key, version: entry?.version ?? null }]
    const now = instant(deps.clock.now())
    const step = reading
      ? await holding(deps, rule, reading, state, now)
      : await ending(deps, rule, component, state, now)
    if (!step) return { result: null, change: null }
    const { next, more, audit, firing = null } = step
    const over = next.since === null && next.firedAt === null
    const cooledAt = ms(next.firedAt ?? now) + rule.coolDownMinutes * minute
    return {
      result: firing,
      change: {
        expect: [...expect, ...more.flatMap((each) => each.expect)],
        put: [
          ...(over ? [] : [{ key, value: next, ...(next.since === null && { expiresAt: cooledAt }) }]),
          ...more.flatMap((each) => each.put),
        ],
        remove: [...(over ? [key] : []), ...more.flatMap((each) => each.remove)],
      },
      audit,
    }
  })
}

interface Step {
  next: RuleState
  /** What it causes besides. */
  more: Change[]
  audit: Decision<unknown>['audit']
  firing?: Firing
}

async function holding(
  deps: Deps,
  rule: Rule,
  reading: Reading,
  state: RuleState,
  now: Instant,
): Promise<Step | null> {
  const since = state.since ?? now
  const long = ms(now) - ms(since) >= rule.forMinutes * minute
  const cooled = state.firedAt === null || ms(now) - ms(state.firedAt) >= rule.coolDownMinutes * minute
  // Without a cool-down it acts once for each time that it begins to hold.
  const again = state.firedAt !== null && state.firedAt >= since && rule.coolDownMinutes === 0
  const begun = { action: 'rule.hold', subject: rule.id, detail: { component: reading.component } }
  if (!long || !cooled || again)
    return state.since ? null : { next: { ...state, since }, more: [], audit: begun }

  const { component, measure, value, from } = reading
  const firing: Firing = {
    ...{ id: deps.ids.id(), rule: rule.id, component, at: now, measure, value, from },
    acts: rule.do.map(actInWords),
    dryRun: rule.dryRun,
  }
  const more: Change[] = [
    changeOf([{ key: firingKey(firing), value: firing, expiresAt: ms(now) + firingsKept }]),
  ]
  let next: RuleState = { ...state, since, firedAt: now }
  if (!rule.dryRun) {
    for (const act of rule.do) {
      const caused = await doing(deps, rule, act, firing, since)
      if (caused) more.push(caused)
      if ('status' in act && caused) next = { ...next, shows: act.status }
      if ('draft' in act) next = { ...next, drafted: true }
    }
  }
  const detail = { component, measure, value, from, acts: firing.acts, dryRun: rule.dryRun }
  return { next, more, firing, audit: { action: 'rule.fire', subject: rule.id, detail } }
}

async function doing(
  deps: Deps,
  rule: Rule,
  act: Act,
  firing: Firing,
  since: Instant,
): Promise<Change | null> {
  if ('call' in act) return changeOf(callPuts(deps.ids.id(), act.call, firing))
  if ('status' in act) return (await decideBaseline(deps, firing.component, { status: act.status })).change
  const by = `rule:${rule.id}`
  if ('draft' in act) return (await decideSignals(deps, [signalOf(rule, firing, since, null)], by)).change
  return changeOf(teamWord(deps, `rule/${rule.id}`, sentenceOf(rule, firing), '/admin/detection'))
}

async function ending(
  deps: Deps,
  rule: Rule,
  component: string,
  state: RuleState,
  now: Instant,
): Promise<Step | null> {
  if (state.since === null) return null
  const cooling = state.firedAt !== null && ms(now) - ms(state.firedAt) < rule.coolDownMinutes * minute
  const audit = { action: 'rule.end', subject: rule.id, detail: { component } }
  const more: Change[] = []
  if (state.shows !== null && (await shows(deps, component)) === state.shows) {
    const { change } = await decideBaseline(deps, component, { status: 'operational' })
    if (change) more.push(change)
  }
  if (state.drafted) {
    const ended = { component, measure: rule.when.measure, value: rule.when.limit, from: '' }
    const { change } = await decideSignals(deps, [signalOf(rule, ended, state.since, now)], `rule:${rule.id}`)
    if (change) more.push(change)
  }
  return { next: { ...quiet, firedAt: cooling ? state.firedAt : null }, more, audit }
}

async function shows({ store }: Deps, component: string): Promise<ComponentStatus | null> {
  const [entry] = (await store.get([baselineKey(component)])) as (Entry<Baseline> | null)[]
  return entry?.value.status ?? null
}

function signalOf(rule: Rule, of: Reading, since: Instant, until: Instant | null): Signal {
  return {
    source: 'rule',
    fingerprint: `${rule.id}-${of.component}`,
    name: `Rule ${rule.id}`,
    since,
    until,
    components: [of.component],
    measure: of.measure,
    value: of.value,
    severity: null,
    kind: 'outage',
    says: `${conditionInWords(rule.when)}${of.from && `, measured by ${of.from}`}`,
    url: null,
  }
}

function sentenceOf(rule: Rule, { component, measure, value }: Firing): string {
  return `Rule ${rule.id}: ${measure} of ${component} is ${value}, which is ${conditionInWords(rule.when)}.`
}

function changeOf(put: Put[]): Change {
  return { expect: [], put, remove: [] }
}
