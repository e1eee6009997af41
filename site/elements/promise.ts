import { all, momentOf, one, write } from './page.ts'
import { minute } from './spans.ts'
import { fromNow } from './words.ts'
import { now } from './world.ts'

/** Keeps the minutes in every promise box; the moment one passes, the box says that the update is late. */
export function promises(): void {
  for (const box of all('.promise')) {
    const late = now() - momentOf('time', box)
    const minutes = Math.floor(late / minute)
    if (late >= 0) box.classList.add('late', 'major')
    write(one('.left', box), minutes ? fromNow(-minutes * minute) : '')
  }
}
