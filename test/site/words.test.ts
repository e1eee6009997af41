import { describe, expect, it } from 'vitest'
import { type Language, languages } from '#core/words/languages.ts'
import { headline } from '#core/views/headline.ts'
import { componentStatus } from '#core/components/status.ts'
import { hour, minute } from '#core/words/times.ts'
import { leadHtml } from '#site/components/hero/lead.ts'
import { presentHeadline, presentTitle } from '#site/components/hero/present.ts'
import { stepName } from '#site/components/incident/steps.ts'
import { fieldMistakes, otherMistakes } from '#site/components/subscribe/mistakes.ts'
import { en } from '#site/words/en/index.ts'
import { pluralIn } from '#core/words/spoken/numbers.ts'
import { speak } from '#site/words/speak.ts'
import { voiceOf } from '#site/words/voice.ts'
import { incident } from '#test/core/views/incident.ts'
import { content } from '#test/fakes/deps.ts'

const at = '2026-11-17T03:32:00.000Z'
const german = speak({ language: 'de', base: '/de', content })
const english = speak({ language: 'en', base: '', content })

describe('dates and lengths', () => {
  it.each<[Language, string, string]>([
    ['en', '03:32 UTC on 17 November', '6 to 17 November'],
    ['de', '03:32 UTC am 17. November', '6. bis 17. November'],
    ['fr', '03:32 UTC le 17 novembre', 'du 6 au 17 novembre'],
    ['es', '03:32 UTC del 17 de noviembre', 'del 6 al 17 de noviembre'],
    ['nl', '03:32 UTC op 17 november', '6 tot en met 17 november'],
    ['pt', '03:32 UTC de 17 de novembro', '6 a 17 de novembro'],
    ['ja', '11月17日 03:32 UTC', '11月6日～17日'],
    ['ar', '\u206603:32 UTC\u2069 يوم 17 نوفمبر', 'من 6 إلى 17 نوفمبر'],
  ])('are written as %s writes them', (language, seen, range) => {
    const { times } = voiceOf(language)
    expect(times.seenFrom(at, '2026-11-18T00:00:00.000Z')).toBe(seen)
    expect(times.seenFrom(at, at)).toBe(times.utc(at))
    expect(times.range('2026-11-06T00:00:00.000Z', at)).toBe(range)
  })

  it('name both years of a range over New Year', () => {
    const ranges = languages.map((language) =>
      voiceOf(language).times.range('2026-12-29T00:00:00.000Z', '2027-01-03T00:00:00.000Z'),
    )
    expect(ranges.filter((range) => !(range.includes('2026') && range.includes('2027')))).toEqual([])
  })

  it('begin a French month on the first', () => {
    const { times } = voiceOf('fr')
    expect(times.longDate('2026-11-01T00:00:00.000Z')).toBe('1er novembre 2026')
    expect(times.range('2026-11-01T00:00:00.000Z', '2026-11-11T00:00:00.000Z')).toBe('du 1er au 11 novembre')
  })

  it('step from minutes to hours to days where English does', () => {
    const lengths = [minute - 1, 48 * minute, 60 * minute, 130 * minute, 47 * hour, 76 * hour]
    const told = (language: Language) => lengths.map(voiceOf(language).times.duration)
    expect(told('de')).toEqual(['unter 1 min', '48 min', '1 h', '2 h 10 min', '47 h', '3 Tage 4 h'])
    expect(told('ja')).toEqual(['1分未満', '48分', '1時間', '2時間10分', '47時間', '3日4時間'])
    expect(told('ar').at(3)).toBe('ساعتان و10 دقائق')
  })

  it('know a week from Monday to Sunday', () => {
    for (const language of languages) expect(voiceOf(language).times.weekdays()).toHaveLength(7)
    expect(voiceOf('nl').times.weekdays()[0]).toEqual({ name: 'maandag', short: 'ma' })
  })
})

describe('counts', () => {
  it('take each of the six forms of Arabic', () => {
    const plural = pluralIn('ar')
    const forms = { zero: '0', one: '1', two: '2', few: 'few', many: 'many', other: 'other' }
    expect([0, 1, 2, 3, 10, 11, 99, 100].map((count) => plural(count, forms))).toEqual([
      '0',
      '1',
      '2',
      'few',
      'few',
      'many',
      'many',
      'other',
    ])
    const sums = [0, 1, 2, 3, 11, 100].map(voiceOf('ar').t.history.sum)
    expect(new Set(sums).size).toBe(6)
  })

  it('fall back on the general form where a language has no other', () => {
    expect(pluralIn('ja')(1, { other: '件' })).toBe('件')
    expect(pluralIn('fr')(0, { one: 'incident', other: 'incidents' })).toBe('incident')
  })

  it('are words up to twelve where a language writes them so', () => {
    const { quietDays } = voiceOf('de').t.hero
    expect([1, 11, 13].map(quietDays)).toEqual([
      'Seit einem Tag keine Störung.',
      'Seit elf Tagen keine Störung.',
      'Seit 13 Tagen keine Störung.',
    ])
  })
})

describe('what content says', () => {
  it('is what is translated, word for word, as it is shipped', () => {
    const { defaults } = en
    expect(Object.fromEntries(content.steps.map(({ id, name }) => [id, name]))).toEqual(defaults.step)
    expect(Object.fromEntries(content.levels.map(({ id, name }) => [id, name]))).toEqual(defaults.severity)
    expect(content.site.leads).toEqual(defaults.lead)
    expect(content.site.plannedNotice).toBe(defaults.plannedNotice)
  })

  it('is translated until the operator changes it', () => {
    const name = (steps: typeof content.steps) => stepName(steps, 'identified', german.said)
    expect(name(content.steps)).toEqual({ words: 'Ursache gefunden', attributes: {} })
    const own = content.steps.map((step) => ({ ...step, name: `Our ${step.name}` }))
    expect(name(own)).toEqual({ words: 'Our Identified', attributes: { lang: 'en', dir: 'auto' } })
  })

  it('leaves what an author wrote as it is, and says in which language it is', () => {
    const impact = { source: 'Wait.', html: '<p>Wait.</p>', text: 'Wait.' }
    expect(leadHtml(incident({ impact }), content.site, german)).toEqual({
      html: '<p>Wait.</p>',
      attributes: { lang: 'en', dir: 'auto' },
    })
    expect(english.written).toEqual({})
  })
})

describe('the headline', () => {
  it.each(componentStatus.options)('for %s is the one of the feeds in English', (status) => {
    expect(en.hero.headline[status]).toBe(headline([], status))
  })

  it('is translated while nobody wrote one', () => {
    const quiet = { headline: 'Everything is working.', open: [], status: 'operational' as const }
    expect(presentHeadline(quiet, german.t)).toBe('Alles funktioniert.')
    const open = { ...quiet, headline: 'Nobody can sign in.', open: [incident(), incident()] }
    expect(presentHeadline(open, german.t)).toBe('Nobody can sign in.')
    expect(presentTitle(open, german.t)).toBe('Nobody can sign in, und eine weitere Störung.')
  })
})

describe('a link', () => {
  it('stays in the language of its page', () => {
    expect(['/', '/history', '/incidents/x#review'].map(german.to)).toEqual([
      '/de',
      '/de/history',
      '/de/incidents/x#review',
    ])
    expect(['/', '/history'].map(english.to)).toEqual(['/', '/history'])
  })
})

describe('a mistake in the form', () => {
  const form = { email: '', components: [], groups: [] }
  const wrong = (field: string) => ({ field, expected: 'something', got: 'nothing' })

  it('is told in the language of the page, one for each field', () => {
    const long = `${'x'.repeat(255)}@example.com`
    const told = (email: string) =>
      fieldMistakes({ ...form, email, mistakes: [wrong('email'), wrong('email')] }, german.t)
    expect(told('')[0]?.words).toMatch(/^Geben Sie Ihre E-Mail-Adresse ein/)
    expect(told('mara')).toEqual([{ field: 'email', words: expect.stringContaining('„mara“') as string }])
    expect(told(long)[0]?.words).toMatch(/^Geben Sie höchstens 254 Zeichen ein/)
  })

  it('of no field is told too', () => {
    const mistakes = [wrong('components[2]'), wrong('colour')]
    expect(fieldMistakes({ ...form, components: ['x'], mistakes }, english.t)).toEqual([
      { field: 'components', words: 'Choose again. We expected something.' },
    ])
    expect(otherMistakes({ ...form, mistakes }, english.t)).toEqual([
      'We expected something and got nothing.',
    ])
  })
})
