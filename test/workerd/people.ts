import { emailKey, subscriberKey, tokenKey } from '#core/subscribers/record.ts'
import { instant, minute } from '#core/words/times.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { randomIds } from '#functions/adapters/ids/random.ts'
import type { Store } from '#core/ports.ts'

const ids = randomIds(systemClock)

/** So many people who want every notice, as if they had confirmed a minute ago; returns their addresses. */
export async function people(store: Store, count: number): Promise<string[]> {
  const confirmedAt = instant(Date.now() - minute)
  const emails = Array.from({ length: count }, (_, at) => `person-${at}@example.com`)
  for (let from = 0; from < count; from += 500) {
    const put = emails.slice(from, from + 500).flatMap((email) => {
      const [id, token] = [ids.id(), ids.secret()]
      const subscriber = { id, email, token, confirmedAt, components: [], severities: [], updates: 'all' }
      return [
        { key: subscriberKey(id), value: subscriber },
        { key: emailKey(email), value: { id } },
        { key: tokenKey(token), value: { id } },
      ]
    })
    await store.commit({ expect: [], put, remove: [] })
  }
  return emails
}
