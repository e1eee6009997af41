import { make, momentOf, one, write } from './page.ts'
import { promises } from './promise.ts'
import { fromNow, long, say, sentence } from './words.ts'
import { now } from './world.ts'

const warning = make('p', 'old')
const published = make('span', 'ago')
one('header').append(warning)
one('.reading').append(published)

/**
 * Keeps every length of time on the page true. A page that nobody can confirm says so under its header and in the
 * tab's title: `lost` names the sentence, `trueAt` is when it was last known to be true, `wait` how often we ask.
 */
export function tick(lost: '' | 'old' | 'stale', trueAt: number, wait: number): void {
  promises()
  const ago = fromNow(momentOf('.reading time') - now())
  write(published, ` ${sentence('published', { ago })}`)

  const title = document.title.replace(warning.textContent, '')
  const text = lost && `${sentence(lost, { age: long(now() - trueAt), every: long(wait) })} `
  if (text && !warning.textContent) say(text)
  write(warning, text)
  write(one('title'), text + title)
}
