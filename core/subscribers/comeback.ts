import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { notFound } from '#core/errors.ts'
import { noticePuts } from '#core/notices/record.ts'
import type { Key, Put, Store } from '#core/ports.ts'
import { day } from '#core/words/times.ts'
import { comebackMail } from './comeback-mail.ts'
import { countedAs, countMoved, countPlace } from './count.ts'
import { kept } from './keep.ts'
import { emailKey, suppressedKey } from './record.ts'
import type { Subscriber } from './subscriber.ts'

/**
 * A button in a mail unsubscribes whoever the mail was for, and on a list that is everybody. So the address is told of
 * it once, with a button that undoes it for two weeks; until then, and no longer, it is kept what they had.
 */
export const comebackLives = 14 * day

const comebackKey = (secret: string): Key => ['comeback', digest(secret)]
/** Remembers that an address was told, so that no two people on a list press each other's buttons for ever. */
const comebackSentKey = (email: string): Key => ['comeback-sent', digest(email.toLowerCase())]

/** What a departure by one click writes besides; nothing for an address that was told lately or gets nothing. */
export async function comebackPuts(deps: Deps, leaving: Subscriber): Promise<Put[]> {
  const { email } = leaving
  const [told, suppressed] = await deps.store.get([comebackSentKey(email), suppressedKey(email)])
  if (told || suppressed) return []
  const secret = deps.ids.secret()
  const expiresAt = deps.clock.now() + comebackLives
  const { digesting: _digesting, ...had } = leaving
  return [
    { key: comebackKey(secret), value: had, expiresAt },
    { key: comebackSentKey(email), value: {}, expiresAt },
    ...noticePuts(comebackMail(deps, leaving, secret)),
  ]
}

/** Whether a button still undoes anything. */
export async function canComeBack({ store }: { store: Store }, secret: string): Promise<boolean> {
  const [entry] = await store.get([comebackKey(secret)])
  return Boolean(entry)
}

/** Makes somebody what they were before they were unsubscribed, once; who has subscribed again since stays so. */
export async function comeBack(deps: Deps, secret: string, command: Command): Promise<void> {
  await carryOut(deps, command, async () => {
    const key = comebackKey(secret)
    const [entry] = await deps.store.get([key])
    if (!entry) throw notFound('comeback', 'with this token')
    const left = entry.value as Subscriber
    const [known] = await deps.store.get([emailKey(left.email)])
    const audit = { action: 'subscriber.return', subject: left.id }
    const used = { expect: [{ key, version: entry.version }], put: [], remove: [key] }
    if (known) return { result: undefined, change: used, audit }

    const counted = await countedAs(deps.store, left)
    const { subscriber, put } = kept(null, left, deps.clock.now())
    const moved = await countMoved(deps.store, countPlace(left.id), [
      { wishes: subscriber, suppressed: counted.suppressed, by: 1 },
    ])
    return {
      result: undefined,
      change: {
        expect: [
          ...used.expect,
          { key: emailKey(left.email), version: null },
          ...counted.expect,
          ...moved.expect,
        ],
        put: [...put, ...moved.put],
        remove: [key],
      },
      audit,
    }
  })
}
