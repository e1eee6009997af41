import { beforeEach, describe, expect, it } from 'vitest'
import { cancelMaintenance } from '#core/maintenance/cancel-maintenance.ts'
import { changeMaintenance } from '#core/maintenance/change-maintenance.ts'
import { postMaintenanceUpdate } from '#core/maintenance/post-maintenance-update.ts'
import { newestPastMaintenances } from '#core/maintenance/record.ts'
import { queuedNotices } from '#core/notices/record.ts'
import { noticeKind } from '#core/notices/template.ts'
import { withholdNotice } from '#core/notices/withhold-notice.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { by, usual, world, type World } from './planned.ts'

let w: World
beforeEach(() => {
  w = world()
})

/** What the next mail says. */
async function text(): Promise<string> {
  await deliver({ ...w.deps, mailer: w.box })
  const [mail, ...more] = w.box.mails.splice(0)
  expect(more).toEqual([])
  return mail?.text ?? ''
}

describe('a window from its announcement to its end', () => {
  it('tells each person once of each step', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    await w.schedule()
    expect(await w.mails()).toEqual(['mara: Planned Work'])
    const told: string[] = []
    for (let minute = 0; minute < 3 * 24 * 60; minute += 10) {
      await w.at(new Date(Date.UTC(2026, 11, 5, 0, minute)).toISOString())
      const now = w.deps.clock.now()
      told.push(...(await w.mails()).map((mail) => `${new Date(now).toISOString().slice(8, 16)} ${mail}`))
    }
    expect(told).toEqual([
      '05T05:00 mara: Planned Work Soon',
      '06T05:00 mara: Planned Work Begins',
      '06T06:30 mara: Planned Work Finished',
    ])
  })

  it('speaks in whole dates, with the zone, and keeps to one thread', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const { id } = await w.schedule({ components: ['database', 'api'] })
    await deliver({ ...w.deps, mailer: w.box })
    const [mail] = w.box.mails.splice(0)
    expect(mail?.text).toBe(
      [
        'Planned work, 1 h 30 min',
        'The database gets a new version.',
        'We are planning work on the DuetRight Dashboard.',
        'Reports can be read, but not saved.',
        'Affected: API and Database\nStarts: 05:00 UTC, Sunday 6 December 2026\nFinished by: 06:30 UTC',
        `See it on the status page: https://status.example.com/maintenance/${id}`,
        'We will write again when the work begins and when it is finished.',
        mail?.text.slice(mail.text.indexOf('--\n')).trim(),
      ].join('\n\n') + '\n',
    )
    expect(mail?.headers).not.toHaveProperty('References')
    expect(mail?.messageId).toMatch(new RegExp(`^<${id}\\.\\w+@status\\.example\\.com>$`))
    expect(mail?.html).toContain('#1c55b0')
    expect(mail?.html).not.toContain('Repeats')
  })

  it('says when it is reminded of what was announced', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    await w.schedule()
    await text()
    await w.at('2026-12-05T05:00:00.000Z')
    const reminder = await text()
    expect(reminder).toContain('This is a reminder of planned work on the DuetRight Dashboard.')
    expect(reminder).toContain('Reports can be read, but not saved.')
    expect(reminder).toContain('Starts: 05:00 UTC, Sunday 6 December 2026')
  })

  it('promises the end while it runs, and says how long it took', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    await w.schedule({ remindMinutes: null })
    await text()
    await w.at('2026-12-06T05:00:00.400Z')
    const begun = await text()
    expect(begun).toMatch(/^Under maintenance, 1 h 30 min\n/)
    expect(begun).toContain('Planned work has begun.\n\nReports can be read, but not saved.')
    expect(begun).toContain('Began: 05:00 UTC, Sunday 6 December 2026')
    expect(begun).toContain('Finished by 06:30 UTC')
    expect(begun).not.toContain('Next update by')
    await w.at('2026-12-06T06:30:00.400Z')
    const done = await text()
    expect(done).toMatch(/^Finished, 1 h 30 min\n\nFinished: The database gets a new version\.\n/)
    expect(done).toContain('Planned work is finished.')
    expect(done).toContain('Finished: 06:30 UTC\nDuration: 1 h 30 min')
  })

  it('says both days of a window that runs over midnight', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    await w.schedule({ scheduledUntil: '2026-12-07T01:00:00.000Z', remindMinutes: null })
    expect(await text()).toContain('Finished by: 01:00 UTC, Monday 7 December 2026')
    await w.at(usual.scheduledFor)
    expect(await text()).toContain('Finished by 01:00 UTC on 7 December')
  })
})

describe('a change', () => {
  it('of the times says the new ones and the old ones', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const { id } = await w.schedule()
    await text()
    await changeMaintenance(
      w.deps,
      id,
      { scheduledFor: '2026-12-08T05:00:00.000Z', scheduledUntil: '2026-12-08T06:00:00.000Z' },
      by,
    )
    const moved = await text()
    expect(moved).toContain('Planned work moves to 05:00 to 06:00 UTC, Tuesday 8 December 2026.')
    expect(moved).toContain('Starts: 05:00 UTC, Tuesday 8 December 2026\nFinished by: 06:00 UTC')
    expect(moved).toContain('Before: 05:00 to 06:30 UTC, Sunday 6 December 2026')
  })

  it('of the end while it runs says the new promise', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const { id } = await w.schedule({ remindMinutes: null })
    await text()
    await w.at('2026-12-06T06:20:00.000Z')
    await text()
    await changeMaintenance(w.deps, id, { scheduledUntil: '2026-12-06T07:00:00.000Z' }, by)
    const longer = await text()
    expect(longer).toContain('Planned work is taking longer. We now expect to finish by 07:00 UTC.')
    expect(longer).toContain('Finished by 07:00 UTC')
    await changeMaintenance(w.deps, id, { scheduledUntil: '2026-12-06T06:40:00.000Z' }, by)
    expect(await text()).toContain('Planned work will be finished earlier, by 06:40 UTC.')
  })

  it('of the title alone is told to nobody', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const { id } = await w.schedule()
    await w.mails()
    await changeMaintenance(w.deps, id, { title: 'Another title' }, by)
    expect(await w.mails()).toEqual([])
  })

  it('in words alone is told as an update, and one that moves the end as a change', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const { id } = await w.schedule({ remindMinutes: null })
    await w.at('2026-12-06T05:30:00.000Z')
    await w.mails()
    await postMaintenanceUpdate(w.deps, id, { message: 'Half done.' }, by)
    expect(await w.mails()).toEqual(['mara: Planned Work Update'])
    const longer = { message: 'It takes longer.', scheduledUntil: '2026-12-06T08:00:00.000Z' }
    await postMaintenanceUpdate(w.deps, id, longer, by)
    expect(await w.mails()).toEqual(['mara: Planned Work Changed'])
  })

  it('after the promised end makes no promise that has passed', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const { id } = await w.schedule({ remindMinutes: null, autoComplete: false })
    await w.at('2026-12-06T05:00:00.000Z')
    await w.mails()
    await w.at('2026-12-06T07:00:00.000Z')
    await postMaintenanceUpdate(w.deps, id, { message: 'We are still at it.' }, by)
    expect(await text()).not.toContain('Finished by')
  })

  it('to nothing says what was planned', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const { id } = await w.schedule()
    await text()
    await cancelMaintenance(w.deps, id, {}, by)
    const cancelled = await text()
    expect(cancelled).toMatch(/^Cancelled, 6 December\n\nCancelled: The database gets a new version\.\n/)
    expect(cancelled).toContain('This planned work will not take place.')
    expect(cancelled).toContain('Planned for: 05:00 to 06:30 UTC, Sunday 6 December 2026')
    await w.at('2026-12-08T00:00:00.000Z')
    expect(await w.mails()).toEqual([])
  })
})

describe('who is told', () => {
  const everyStep = async () => {
    const { id } = await w.schedule()
    const told = await w.mails()
    for (const time of ['2026-12-05T05:00:00.000Z', '2026-12-06T05:00:00.000Z', '2026-12-06T05:30:00.000Z']) {
      await w.at(time)
      told.push(...(await w.mails()))
    }
    await postMaintenanceUpdate(w.deps, id, { message: 'Half done.' }, by)
    told.push(...(await w.mails()))
    await w.at('2026-12-06T06:30:00.000Z')
    return [...told, ...(await w.mails())].toSorted()
  }

  it('is who asked for the service, whatever severity of incidents they chose', async () => {
    await w.subscribed({ email: 'db@example.com', components: ['database'] })
    await w.subscribed({ email: 'api@example.com', components: ['api'] })
    await w.subscribed({ email: 'p1@example.com', severities: ['P1'] })
    const told = await everyStep()
    expect(told.filter((mail) => mail.startsWith('db:'))).toHaveLength(5)
    expect(told.filter((mail) => mail.startsWith('p1:'))).toHaveLength(5)
    expect(told.filter((mail) => mail.startsWith('api:'))).toEqual([])
  })

  it('hears neither the reminder nor what lies between who asked for the ends only', async () => {
    await w.subscribed({ email: 'ends@example.com', updates: 'ends' })
    expect(await everyStep()).toEqual([
      'ends: Planned Work',
      'ends: Planned Work Begins',
      'ends: Planned Work Finished',
    ])
  })

  it('is everybody when no service is named', async () => {
    await w.subscribed({ email: 'api@example.com', components: ['api'] })
    await w.schedule({ components: [] })
    expect(await w.mails()).toEqual(['api: Planned Work'])
  })

  it('is nobody without notify, whatever happens by itself', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const { id } = await w.schedule({ notify: false })
    await w.at('2026-12-05T05:00:00.000Z')
    await w.at('2026-12-06T05:00:00.000Z')
    await postMaintenanceUpdate(w.deps, id, { message: 'Half done.' }, by)
    await w.at('2026-12-06T06:30:00.000Z')
    expect(await w.mails()).toEqual([])
    expect((await w.kept(id)).updates.map(({ notified }) => notified)).toEqual([false, false, false, false])
  })

  it('is nobody of work that is over when it is put on record, unless that is asked for', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const past = { scheduledFor: '2026-11-30T05:00:00.000Z', scheduledUntil: '2026-11-30T06:00:00.000Z' }
    await w.schedule(past)
    expect(await w.mails()).toEqual([])
    await w.schedule({ ...past, notify: true })
    expect(await w.mails()).toEqual(['mara: Planned Work Finished'])
  })
})

describe('what is stale', () => {
  it.each<[string, string, string[]]>([
    ['until shortly before the start', '2026-12-06T04:59:00.000Z', ['mara: Planned Work Soon']],
    ['past the start', '2026-12-06T05:20:00.000Z', ['mara: Planned Work Begins']],
    ['past the end', '2026-12-06T09:00:00.000Z', ['mara: Planned Work Finished']],
    ['for two days past the end', '2026-12-08T09:00:00.000Z', []],
  ])('is not said when the process slept %s', async (_, wakes, told) => {
    await w.subscribed({ email: 'mara@example.com' })
    await w.schedule()
    await w.mails()
    await w.at(wakes)
    expect(await w.mails()).toEqual(told)
  })

  it.each<[string, string]>([
    ['a reminder of work whose start has passed without anybody beginning', '2026-12-06T05:10:00.000Z'],
    ['a start of which the promised end has passed', '2026-12-06T09:00:00.000Z'],
  ])('is not said, such as %s', async (_, wakes) => {
    await w.subscribed({ email: 'mara@example.com' })
    const byHand = wakes < usual.scheduledUntil
    const { id } = await w.schedule({ autoStart: !byHand, autoComplete: false })
    await w.mails()
    await w.at(wakes)
    expect(await w.mails()).toEqual([])
    expect((await w.kept(id)).updates.slice(1)).toMatchObject(byHand ? [] : [{ notified: false }])
  })

  it('is no reminder of a window announced later than that', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    w.deps.clock.set('2026-12-05T06:00:00.000Z')
    await w.schedule()
    expect(await w.due()).toEqual(['2026-12-06T05:00:00.000Z MNT-2026-12-06-001'])
    await w.at('2026-12-05T12:00:00.000Z')
    expect(await w.mails()).toEqual(['mara: Planned Work'])
  })

  it('is one mail when it begins as it is announced', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    await w.schedule({ scheduledFor: '2026-12-01T08:50:00.000Z' })
    const begun = await text()
    expect(begun).toContain('Began: 08:50 UTC, Tuesday 1 December 2026')
    expect(begun.match(/Reports can be read/g)).toHaveLength(1)
    await w.at('2026-12-01T09:01:00.000Z')
    expect(await w.mails()).toEqual([])
  })
})

describe('a series', () => {
  it('is announced once, with how it repeats, and each window by itself', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    await w.schedule({ recurrence: 'FREQ=WEEKLY;COUNT=3' })
    expect(await text()).toContain('Repeats: every week on Sunday, three times')
    const told: string[] = []
    for (let hour = 0; hour < 40 * 24; hour++) {
      await w.at(new Date(Date.UTC(2026, 11, 2, hour)).toISOString())
      told.push(...(await w.mails()))
    }
    expect(told).toEqual(
      Array(3)
        .fill(['Soon', 'Begins', 'Finished'].map((each) => `mara: Planned Work ${each}`))
        .flat(),
    )
  })

  it('is cancelled in one mail', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    const { id } = await w.schedule({ recurrence: 'FREQ=DAILY' })
    await w.mails()
    await cancelMaintenance(w.deps, id, { series: true }, by)
    expect(await text()).toContain('This planned work and its later dates will not take place.')
    const told = (await newestPastMaintenances(w.deps, 20)).filter(({ updates }) => updates.at(-1)?.notified)
    expect(told.map((each) => each.id)).toEqual([id])
  })

  it('that was not looked at until in the middle of a window says that this one has begun', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    await w.schedule({ recurrence: 'FREQ=DAILY' })
    expect(await w.mails()).toEqual(['mara: Planned Work'])
    await w.at('2026-12-25T05:10:00.000Z')
    expect(await w.mails()).toEqual([
      'mara: Planned Work Begins',
      'mara: Planned Work Finished',
      'mara: Planned Work Soon',
    ])
  })

  it('that slept for months does not pour out what is over', async () => {
    await w.subscribed({ email: 'mara@example.com' })
    await w.schedule({ recurrence: 'FREQ=DAILY;COUNT=60' })
    await w.mails()
    await w.at('2027-05-01T00:00:00.000Z')
    expect(await w.mails()).toEqual([])
  })
})

describe('the templates', () => {
  it('stand for every kind of notice', () => {
    expect(noticeKind.options.filter((kind) => kind.startsWith('maintenance'))).toHaveLength(7)
  })

  it('refuse a notice while a field they require is empty, but never what happens by itself', async () => {
    const templates = { ...w.deps.content.templates }
    for (const kind of ['maintenance_scheduled', 'maintenance_started'] as const)
      templates[kind] = { ...templates[kind], required: ['affected'] }
    w.deps.content = { ...w.deps.content, templates }
    await expect(w.schedule({ components: [] })).rejects.toMatchObject({ mistakes: [{ field: 'affected' }] })
    const { id } = await w.schedule({ components: [], notify: false })
    await w.at(usual.scheduledFor)
    expect((await w.kept(id)).status).toBe('in_progress')
  })
})

describe('a notice that is taken back', () => {
  const newest = async () => (await queuedNotices(w.deps.store, 100)).at(-1)?.id ?? ''

  it('leaves the record without a reminder where it was one', async () => {
    const { id } = await w.schedule()
    await w.mails()
    await w.at('2026-12-05T05:00:00.000Z')
    expect((await w.kept(id)).remindedAt).toBe('2026-12-05T05:00:00.000Z')
    await withholdNotice(w.deps, await newest(), by)
    const { remindedAt, updates } = await w.kept(id)
    expect([remindedAt, updates.map(({ notified }) => notified)]).toEqual([null, [true]])
  })

  it('is known by the update that it tells of, also where that happened by itself', async () => {
    const { id } = await w.schedule()
    await w.mails()
    await w.at('2026-12-06T05:00:00.000Z')
    const notice = await newest()
    expect((await w.kept(id)).updates.at(-1)).toMatchObject({ automatic: true, notified: true, notice })
    await withholdNotice(w.deps, notice, by)
    expect((await w.kept(id)).updates.map(({ notified }) => notified)).toEqual([true, false])
    expect(await w.mails()).toEqual([])
  })

  it('of a whole series marks the one update that told of it', async () => {
    const { id } = await w.schedule({ recurrence: 'FREQ=WEEKLY' })
    await w.mails()
    await cancelMaintenance(w.deps, id, { series: true }, by)
    await withholdNotice(w.deps, await newest(), by)
    expect((await w.kept(id)).updates.map(({ notified }) => notified)).toEqual([true, false])
  })
})
