import type { ComponentStatus } from '#core/components/status.ts'
import { percentUp, type Stretch, tally, tenthsDown } from '#core/uptime/uptime.ts'
import { day, minute } from '#core/words/times.ts'
import type { Voice } from '#site/words/voice.ts'

export interface Weight {
  status: ComponentStatus
  name: string
  /** `three tenths of it counts` */
  words: string
}

const worstFirst: ComponentStatus[] = ['major_outage', 'partial_outage', 'degraded_performance']

/** What each state counts, as the sums count it. */
export function weights({ t }: Pick<Voice, 't'>): Weight[] {
  const { inFull, tenths, leftOut } = t.uptime
  return [
    ...worstFirst.map((status) => ({
      status,
      name: t.signs.name[status],
      words: tenthsDown[status] === 10 ? inFull : tenths(tenthsDown[status]),
    })),
    { status: 'under_maintenance', name: t.signs.name.under_maintenance, words: leftOut },
  ]
}

/** The same as a formula, line by line. */
export function formulaLines({ t }: Pick<Voice, 't'>): string[] {
  const { formula, down, part, factor, watched } = t.uptime
  return [
    formula,
    down(worstFirst.map((status) => unbroken(part(factor(tenthsDown[status]), t.signs.within[status])))),
    watched,
  ]
}

/** A product stays on one line. */
function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0')
}

const exampleDays = 30
const exampleMinutes = 60

/** What an hour at one state costs a month. */
export function exampleWords({ t }: Pick<Voice, 't'>): string {
  const stretch: Stretch = { status: 'partial_outage', from: 0, to: exampleMinutes * minute }
  const percent = percentUp(tally([stretch], 0, exampleDays * day)) ?? 100
  return t.uptime.example(
    exampleDays,
    exampleMinutes,
    t.signs.within[stretch.status],
    t.services.uptime(percent),
  )
}
