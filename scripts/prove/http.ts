import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { resumeSending, stopSending } from '#core/deliveries/sending.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { removeSubscriber } from '#core/subscribers/remove-subscriber.ts'
import { minute } from '#core/words/times.ts'
import { resendMailer } from '#functions/adapters/mail/resend.ts'
import { sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { setClock, testDeps } from '#test/fakes/deps.ts'
import { badGateway, broken, fakeResend, type Mood, tooMany } from '#test/fakes/resend.ts'
import { people } from '#test/workerd/people.ts'
import { seeded } from './seeded.ts'

export interface HttpProof {
  emails: number
  requests: number
  wrong: string[]
}

const by = { by: 'proof' }

/**
 * Two processes, each with its own connection to one SQLite file, send through Resend's SDK over HTTP to a fake that fails three
 * times of ten; in the middle everything is stopped for a while and somebody is removed.
 */
export async function proveOverHttp(readers: number, seed: number): Promise<HttpProof> {
  const random = seeded(seed)
  const clock = setClock(new Date().toISOString())
  const moods: Mood[] = ['hang up', 'accept and hang up', broken, badGateway, tooMany(1)]
  const mood = () => (random() < 0.3 ? moods[Math.floor(random() * moods.length)] : undefined)
  const resend = await fakeResend(clock, 'example.com', { slim: true, mood })
  const dataDir = mkdtempSync(join(tmpdir(), 'status-proof-'))
  const stores = [1, 2].map(() => sqliteStore(join(dataDir, 'status.db'), clock))
  const processes = stores.map((store) => ({
    ...testDeps({ clock, store }),
    mailer: resendMailer(resend.apiKey, resend.url),
    outcomesFollow: true,
  }))
  const [deps] = processes
  const both = () => Promise.all(processes.map((each) => deliver(each, 20)))
  const untilSent = async () => {
    for (let look = 0; look < 2000; look++) {
      await both()
      clock.pass(Math.floor(random() * minute))
      if ((await stores[0]?.list(['notice-queue'], { limit: 1 }))?.length === 0) return
    }
  }
  try {
    if (!deps) throw new Error('There is no process')
    await people(deps.store, readers)
    const { incident } = (await openIncident(deps, { title: 'Slow', message: 'Slow.', severity: 'P1' }, by))
      .result
    await both()
    await stopSending(deps, 'A wrong word.', by)
    const held = resend.ledger.length
    clock.pass(minute)
    await both()
    const leaked = resend.ledger.length - held
    const [gone] = await deps.store.list(['subscriber'], { limit: 1, reverse: true })
    await removeSubscriber(deps, gone?.key[1] ?? '', by)
    await resumeSending(deps, by)
    clock.pass(minute)
    await postUpdate(deps, incident.id, { message: 'It works.', status: 'resolved' }, by)
    await untilSent()
    const { items } = await listDeliveries(deps, { limit: 9, after: null })
    return {
      emails: resend.ledger.length,
      requests: resend.requests(),
      wrong: [
        ...(leaked > 0 ? [`${leaked} emails left while everything was stopped`] : []),
        ...items.flatMap(({ id, state, progress }) =>
          state === 'sent' && progress.queued + progress.unknown + progress.failed === 0
            ? []
            : [`${id} is ${state}: ${JSON.stringify(progress)}`],
        ),
        ...twiceOrNever(resend.ledger, readers),
      ],
    }
  } finally {
    for (const store of stores) store.close()
    await resend.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** One person was removed before much had left. */
function twiceOrNever(ledger: readonly { to: string[]; subject: string }[], readers: number): string[] {
  const wrong: string[] = []
  const perSubject = Map.groupBy(ledger, ({ subject }) => subject)
  for (const subject of ['DuetRight Dashboard - Service Issue', 'DuetRight Dashboard - Service Restored']) {
    const mails = perSubject.get(subject) ?? []
    const addresses = new Set(mails.map(({ to }) => to[0]))
    if (mails.length !== addresses.size)
      wrong.push(`${subject}: ${mails.length - addresses.size} mails too many`)
    if (addresses.size < readers - 1) wrong.push(`${subject}: ${addresses.size} of ${readers} people`)
  }
  return wrong
}
