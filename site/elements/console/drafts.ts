import { all, on, write } from '../page.ts'
import { renew } from './live.ts'

const pause = 700
let waiting: ReturnType<typeof setTimeout> | undefined
let changed: HTMLFormElement | undefined
let keeping: Promise<void> | undefined
let sending = new AbortController()

/** Keeps what is written as it is written, and shows in the frames what it would publish. */
export function keepDrafts(): void {
  on('input', ({ target }) => {
    const form = target.closest<HTMLFormElement>('form[data-draft]')
    if (!form || target.matches('[name=notify], [name=see]')) return
    say('not kept yet')
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      changed = form
      keeping ??= keepAll().finally(() => (keeping = undefined))
    }, pause)
  })
  // What is published now must not come back as a draft.
  on('submit', () => {
    clearTimeout(waiting)
    changed = undefined
    sending.abort()
  })
}

/** One after the other: what was written last is also what is kept last. */
async function keepAll(): Promise<void> {
  for (let form = changed; form; form = changed) {
    changed = undefined
    await keep(form)
  }
}

async function keep(form: HTMLFormElement): Promise<void> {
  sending = new AbortController()
  try {
    const answer = await fetch(form.dataset.draft ?? '', {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams([...new FormData(form)] as [string, string][]),
      signal: AbortSignal.any([sending.signal, AbortSignal.timeout(10_000)]),
    })
    if (answer.status === 401)
      return say('not kept: you are signed out; go on writing, it comes back to you when you publish')
    if (!answer.ok || answer.redirected) throw answer
    const { savedAt } = (await answer.json()) as { savedAt: string }
    say(`draft kept ${savedAt.slice(11, 16)} UTC`)
    await renew()
    look(savedAt)
  } catch {
    if (sending.signal.aborted) return
    say('not kept: no connection, we try again with the next letter')
  }
}

function say(words: string): void {
  for (const place of all('[data-saved]')) write(place, words)
}

function look(version: string): void {
  for (const frame of all<HTMLIFrameElement>('.glass iframe')) {
    const [address = ''] = frame.src.split('?')
    frame.src = `${address}?${version}`
  }
}
