import { describe, expect, test } from 'vitest'
import { languageAsked, splitLanguage } from '#core/words/languages.ts'

describe('the language a browser asks for', () => {
  test.each([
    ['de-CH,de;q=0.9,en;q=0.8', 'de'],
    ['en;q=0.5, fr;q=0.9', 'fr'],
    ['fr;q=0, nl', 'nl'],
    ['zh-CN, ja;q=0.3', 'ja'],
    ['PT-br', 'pt'],
    ['de, fr', 'de'],
  ])('%s reads as %s', (header, language) => {
    expect(languageAsked(header, 'en')).toBe(language)
  })

  test.each([null, '', 'zh', '*', 'de;q=nonsense', 'deutsch'])('%s leaves the default', (header) => {
    expect(languageAsked(header, 'es')).toBe('es')
  })
})

describe('the language in an address', () => {
  test.each([
    ['/', null, '/'],
    ['/de', 'de', '/'],
    ['/de/', 'de', '/'],
    ['/ar/history/2026-11', 'ar', '/history/2026-11'],
    ['/design', null, '/design'],
    ['/history', null, '/history'],
  ])('%s', (address, language, path) => {
    expect(splitLanguage(address)).toEqual({ language, path })
  })
})
