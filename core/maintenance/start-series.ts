import type { Decision } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { invalid, quoted } from '#core/errors.ts'
import { noticeOfMaintenance } from '#core/notices/notice-of-maintenance.ts'
import { words } from '#core/words/markdown.ts'
import { day, instant, ms } from '#core/words/times.ts'
import type { Plan } from './announce.ts'
import { makeWindows } from './make-windows.ts'
import type { Maintenance } from './maintenance.ts'
import { occurrences } from './occurrences.ts'
import { together } from './record.ts'
import { completeRule, parseRule, refused, type Rule, ruleText } from './rule.ts'

/** Starts a series: the pattern, its first windows, and one announcement for all of them. */
export async function decideSeries(
  deps: Deps,
  plan: Omit<Plan, 'id' | 'series'>,
  recurrence: string,
): Promise<Decision<Maintenance>> {
  const { message, scheduledFor, scheduledUntil, notified, ...kept } = plan
  const rule = completeRule(parseRule(recurrence), scheduledFor)
  refuseUnlessFirst(rule, plan, recurrence)
  refuseOverlap(rule, plan)

  const { series, windows, change } = await makeWindows(
    deps,
    {
      series: {
        ...kept,
        message: words(message),
        recurrence: ruleText(rule),
        firstFor: scheduledFor,
        lasts: ms(scheduledUntil) - ms(scheduledFor),
        made: 0,
        topUpAt: null,
        cancelledAt: null,
      },
      version: null,
    },
    plan.announcedAt,
  )
  const [first] = windows
  if (!first) throw new Error(`${series.id} yields no window`)
  const kind = first.status === 'scheduled' ? 'maintenance_scheduled' : 'maintenance_started'
  const notice = notified ? noticeOfMaintenance(deps, kind, first) : []
  return {
    result: first,
    change: together(change, { put: notice }),
    audit: {
      action: 'maintenance.schedule',
      subject: first.id,
      detail: { series: series.id, recurrence: series.recurrence, windows: windows.length, notified },
    },
  }
}

/** The first window must be one that the rule yields, or else people would be told of two different plans. */
function refuseUnlessFirst(
  rule: Rule,
  { scheduledFor }: Pick<Plan, 'scheduledFor'>,
  recurrence: string,
): void {
  const [first] = occurrences(rule, scheduledFor)
  if (first === undefined)
    throw refused('a rule that yields at least one date within 50 years of scheduledFor', recurrence)
  if (first !== scheduledFor)
    throw invalid({
      field: 'scheduledFor',
      expected: `a start that the recurrence yields, such as ${first}`,
      got: quoted(scheduledFor),
    })
}

function refuseOverlap(
  rule: Rule,
  { scheduledFor, scheduledUntil }: Pick<Plan, 'scheduledFor' | 'scheduledUntil'>,
): void {
  const lasts = ms(scheduledUntil) - ms(scheduledFor)
  const lookUntil = instant(ms(scheduledFor) + 2 * 366 * day)
  let before: string | null = null
  for (const start of occurrences(rule, scheduledFor)) {
    if (start > lookUntil) return
    if (before !== null && ms(start) - ms(before) < lasts)
      throw invalid({
        field: 'scheduledUntil',
        expected: `an end before the next window begins, ${start}`,
        got: quoted(instant(ms(before) + lasts)),
      })
    before = start
  }
}
