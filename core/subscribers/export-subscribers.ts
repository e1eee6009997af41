import type { Deps } from '#core/deps.ts'
import { csvLine } from '#core/words/csv.ts'
import { listed } from './list-subscribers.ts'
import { subscribersAfter } from './record.ts'
import { digestCell, quietHoursCell } from './wish-cells.ts'

export const csvColumns = [
  'email',
  'components',
  'groups',
  'severities',
  'updates',
  'postmortems',
  'digest',
  'quietHours',
  'timeZone',
  'language',
  'confirmedAt',
  'state',
  'channel',
] as const

const page = 250

/** Everybody as CSV, oldest first, in portions; what it writes can be imported elsewhere. */
export async function* exportSubscribers(deps: Pick<Deps, 'store'>): AsyncGenerator<string> {
  yield csvLine(csvColumns)
  for (let after: string | null = null; ;) {
    const found = await subscribersAfter(deps.store, after, page)
    const lines = (await listed(deps, found)).map((each) =>
      csvLine([
        each.email,
        each.components.join(';'),
        each.groups.join(';'),
        each.severities.join(';'),
        each.updates,
        each.postmortems ? 'yes' : 'no',
        digestCell(each.digest),
        quietHoursCell(each.quietHours),
        each.timeZone,
        each.language ?? '',
        each.confirmedAt,
        each.state,
        each.channel?.kind ?? 'email',
      ]),
    )
    if (lines.length > 0) yield lines.join('')
    if (found.length < page) return
    after = found.at(-1)?.id ?? null
  }
}
