import { describe, expect, it } from 'vitest'
import { type Language, languages } from '#core/words/languages.ts'
import { type Entry, english, entriesOf, saidBy } from './dictionary-entries.ts'

const others = languages.filter((each) => each !== 'en')

describe.each(languages)('the dictionary of %s', (language) => {
  const entries = [...entriesOf(language)]

  it('says something everywhere', () => {
    const beside = /\.(before|after)$/
    const silent = entries.filter(
      ([place, entry]) => !beside.test(place) && saidBy(place, entry).some((text) => !text.trim()),
    )
    expect(silent.map(([place]) => place)).toEqual([])
  })

  it('never says undefined or NaN', () => {
    const all = entries.flatMap(([place, entry]) => saidBy(place, entry))
    expect(all.filter((text) => /undefined|NaN|\[object/.test(text))).toEqual([])
  })

  it('says every word it is given', () => {
    const mute = entries.filter(([place, entry]) => {
      const told = saidBy(place, english.get(place) ?? '').map((text) => text.match(/⟦\w+⟧/g)?.toSorted())
      const own = saidBy(place, entry).map((text) => text.match(/⟦\w+⟧/g)?.toSorted())
      return JSON.stringify(told) !== JSON.stringify(own)
    })
    // These tell what the server says in English in their own words.
    const retold = ['mistakes.chooseAgain', 'problems.title', 'problems.lead']
    expect(mute.map(([place]) => place).filter((place) => !retold.includes(place))).toEqual([])
  })

  it('links to the same places', () => {
    const links = (places: string[]) => places.filter((place) => /\.[a-z]+$/.test(place)).toSorted()
    expect(links(entries.map(([place]) => place))).toEqual(links([...english.keys()]))
  })

  it('has no exclamation mark, and Latin digits only', () => {
    const all = entries.flatMap(([place, entry]) => saidBy(place, entry))
    expect(all.filter((text) => /[!！]|[٠-٩۰-۹]/.test(text))).toEqual([])
  })
})

describe('what is the same as in English', () => {
  const names = /^(RSS|Atom|JSON)$/
  const shape = (text: string) => !/\p{L}{2}/u.test(text.replaceAll(/⟦\w+⟧/g, ''))
  const cognates: Partial<Record<Language, string[]>> = {
    fr: [
      'filters.service',
      'service.incidents',
      'services.title',
      'signs.short.under_maintenance',
      'work.services',
      'uptime.service',
    ],
  }

  it.each(others)('is so by right in %s', (language) => {
    const same = (place: string, entry: Entry) =>
      saidBy(place, entry).every(
        (text, index) =>
          text === saidBy(place, english.get(place) ?? '')[index] && !shape(text) && !names.test(text),
      )
    const left = [...entriesOf(language)].filter(([place, entry]) => same(place, entry))
    expect(left.map(([place]) => place)).toEqual(cognates[language] ?? [])
  })
})
