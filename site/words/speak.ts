import type { PageModel } from '#core/views/page-models.ts'
import type { Defaults } from './en/defaults.ts'
import { en } from './en/index.ts'
import { type Voice, voiceOf } from './voice.ts'

/** What an element wears that holds words of the operator in another language than the page's. */
export interface Written {
  lang?: string
  dir?: 'auto'
}

/** Words that may be the operator's, and what the element wears that holds them. */
export interface Said {
  words: string
  attributes: Written
}

export interface Speech extends Voice {
  /** The address of a page of this site, in the language the reader chose. */
  to(path: string): string
  written: Written
  /** A text of `content/`: translated while it is the one that was shipped, else as the operator wrote it. */
  said(text: string, shipped: (defaults: Defaults) => string): Said
}

/** What a page needs to speak the reader's language, from `Astro.locals`. */
export function speak({ language, base, content }: Pick<PageModel, 'language' | 'base' | 'content'>): Speech {
  const voice = voiceOf(language)
  const own = content.site.language
  const written: Written = language === own ? {} : { lang: own, dir: 'auto' }
  return {
    ...voice,
    written,
    to: (path) => (path === '/' ? base || '/' : `${base}${path}`),
    said: (text, shipped) =>
      text === shipped(en.defaults)
        ? { words: shipped(voice.t.defaults), attributes: {} }
        : { words: text, attributes: written },
  }
}
