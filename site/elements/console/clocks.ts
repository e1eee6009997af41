import { all, one, write } from '../page.ts'
import { now } from '../world.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** Lets every clock of the console run: the one in the bar, the big one, the time of day. */
export function tick(): void {
  for (const box of all<HTMLElement>('.clock[data-due]')) run(box)
  for (const mini of all<HTMLElement>('.mini [data-left]')) {
    const left = Date.parse(mini.dataset.left ?? '') - now()
    if (left > 0) write(mini, `in ${spelled(left)}`)
    else write(mini, spelled(-left))
    mini.closest('.mini')?.classList.toggle('late', left < 0)
  }
  for (const held of all<HTMLElement>('[data-seconds]')) {
    const left = Math.ceil((Date.parse(held.dataset.seconds ?? '') - now()) / second)
    write(held, left > 0 ? `in ${left} ${left === 1 ? 'second' : 'seconds'}` : 'now')
    if (left === -1) dispatchEvent(new Event('console:stale'))
  }
  const today = new Date(now())
  for (const clock of all('time[data-clock]')) write(clock, `${today.toISOString().slice(11, 16)} UTC`)
  setTimeout(tick, second - (now() % second))
}

function run(box: HTMLElement): void {
  const due = Date.parse(box.dataset.due ?? '')
  const since = Date.parse(box.dataset.since ?? '')
  const left = due - now()
  box.classList.add('ticks')
  write(one('.left time', box), spelled(Math.abs(left)))
  const share = Math.min(1, Math.max(0, left / (due - since)))
  one<HTMLElement>('.fuse', box).style.setProperty('--left', `${(share * 100).toFixed(1)}%`)
  // Its words change with its state, and they are the server's.
  const state = left < 0 ? 'late' : left <= 5 * minute ? 'soon' : 'running'
  if (!box.classList.contains(state) && !box.dataset.asked) {
    box.dataset.asked = state
    dispatchEvent(new Event('console:stale'))
  }
}

/** `8:41`, and `3 h 05` above an hour. */
function spelled(span: number): string {
  const two = (figure: number) => String(figure).padStart(2, '0')
  const seconds = Math.floor(span / second)
  if (span < hour) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
  return `${Math.floor(span / hour)} h ${two(Math.floor((span % hour) / minute))}`
}
