import type { Language } from '#core/words/languages.ts'
import { voiceOf } from '#site/words/voice.ts'

export type Entry = string | ((...given: unknown[]) => unknown)

/** Every entry of a dictionary by its place: `hero.late`, a link by where it leads; times are tested by themselves. */
export function entriesOf(language: Language): Map<string, Entry> {
  const found = new Map<string, Entry>()
  const walk = (place: string, value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'function') found.set(place, value as Entry)
    else if (isLink(value)) found.set(`${place.replace(/\d+$/, '')}${value[0]}`, value[1])
    else for (const [key, each] of Object.entries(value as object)) walk(`${place}.${key}`, each)
  }
  for (const [room, words] of Object.entries(voiceOf(language).t)) if (room !== 'times') walk(room, words)
  return found
}

function isLink(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && /^[a-z]+$/.test(String(value[0]))
}

export const english = entriesOf('en')

const counts = [0, 1, 2, 3, 11, 100]
const counted =
  /^(count|dates|days|others|updates|incidents|some|bad|all|troubled|percent|minutes|tenths|longest|_all|_status|status)$/
const rule = 'FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU'
const listed = /^(stretches|titles|parts)$/

/** What an entry says: its text, or what its function says of each count and of words in ⟦brackets⟧. */
export function saidBy(place: string, entry: Entry): string[] {
  if (typeof entry === 'string') return [entry]
  const names = parametersOf(english.get(place))
  const rounds = names.some((name) => counted.test(name)) ? counts : [1]
  return rounds.map((count) => {
    const said = entry(
      ...names.map((name) =>
        counted.test(name)
          ? count
          : name === 'recurrence'
            ? rule
            : listed.test(name)
              ? ['⟦one⟧', '⟦other⟧']
              : `⟦${name}⟧`,
      ),
    )
    return typeof said === 'string' ? said : Object.values(said as object).join('')
  })
}

/** The names that English gives to what an entry takes. */
function parametersOf(entry: Entry | undefined): string[] {
  const [, names = ''] = /^[^(]*\(([^)]*)\)/.exec(String(entry)) ?? []
  return names.split(',').flatMap((name) => name.trim() || [])
}
