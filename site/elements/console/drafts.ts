import { all, on, write } from '../page.ts'
import { renew } from './live.ts'

const pause = 700
let waiting: ReturnType<typeof setTimeout> | undefined

/** Keeps what is written as it is written, and shows in the frames what it would publish. */
export function keepDrafts(): void {
  on('input', ({ target }) => {
    const form = target.closest<HTMLFormElement>('form[data-draft]')
    if (!form || target.matches('[name=notify], [name=see]')) return
    say('not kept yet')
    clearTimeout(waiting)
    waiting = setTimeout(() => void keep(form), pause)
  })
}

async function keep(form: HTMLFormElement): Promise<void> {
  try {
    const answer = await fetch(form.dataset.draft ?? '', {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams([...new FormData(form)] as [string, string][]),
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok || answer.redirected) throw answer
    const { savedAt } = (await answer.json()) as { savedAt: string }
    say(`draft kept ${savedAt.slice(11, 16)} UTC`)
    await renew()
    look(savedAt)
  } catch {
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
