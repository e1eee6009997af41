import type { Done } from '#core/command.ts'
import type { ScheduleMaintenanceInput } from '#core/maintenance/inputs.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import { findMaintenance } from '#core/maintenance/record.ts'
import { scheduleMaintenance } from '#core/maintenance/schedule-maintenance.ts'
import { confirm } from '#core/subscribers/confirm.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import type { SubscribeInput } from '#core/subscribers/subscriber.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { maintain } from '#functions/jobs/maintain.ts'
import { type Outbox, outbox, setClock, testDeps, type TestDeps } from '#test/fakes/deps.ts'

export const by = { by: 'test' }

/** Sunday 6 December 2026, 05:00 to 06:30, seen from the Tuesday before. */
export const usual = {
  title: 'The database gets a new version',
  message: 'Reports can be read, but not saved.',
  components: ['database'],
  scheduledFor: '2026-12-06T05:00:00.000Z',
  scheduledUntil: '2026-12-06T06:30:00.000Z',
}

export interface World {
  deps: TestDeps
  box: Outbox
  schedule(more?: Partial<ScheduleMaintenanceInput>): Promise<Maintenance>
  /** Moves the clock and lets the job run once. */
  at(instant: string): Promise<void>
  /** The window as it is kept. */
  kept(id: string): Promise<Maintenance>
  subscribed(input: SubscribeInput): Promise<void>
  /** Delivers, and returns `receiver: subject` of what came since the last call. */
  mails(): Promise<string[]>
  /** The times at which the job is to do something, as `time id`. */
  due(): Promise<string[]>
}

export function world(now = '2026-12-01T09:00:00.000Z'): World {
  const deps = testDeps({ clock: setClock(now) })
  const box = outbox()
  const send = () => deliver({ ...deps, mailer: box })
  return {
    deps,
    box,
    async schedule(more = {}) {
      const { result }: Done<Maintenance> = await scheduleMaintenance(deps, { ...usual, ...more }, by)
      return result
    },
    async at(instant) {
      deps.clock.set(instant)
      await maintain(deps)
    },
    async kept(id) {
      const maintenance = await findMaintenance(deps, id)
      if (!maintenance) throw new Error(`no ${id}`)
      return maintenance
    },
    async subscribed(input) {
      await subscribe(deps, input, by)
      await send()
      await confirm(deps, /token=([\w-]+)/.exec(box.mails.at(-1)?.text ?? '')?.[1] ?? '', by)
      box.mails.length = 0
    },
    async mails() {
      await send()
      const sent = box.mails.map(
        ({ to, subject }) => `${to.replace(/@.*/, '')}: ${subject.replace(/^.* - /, '')}`,
      )
      box.mails.length = 0
      return sent.toSorted()
    },
    async due() {
      const due = await deps.store.list(['maintenance-due'], { limit: 1000 })
      return due.map(({ key }) => key.slice(1).join(' '))
    },
  }
}
