import type { Language } from '#core/words/languages.ts'
import { ar } from './ar/index.ts'
import { de } from './de/index.ts'
import type { Dictionary } from './dictionary.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { fr } from './fr/index.ts'
import { ja } from './ja/index.ts'
import { nl } from './nl/index.ts'
import { pt } from './pt/index.ts'
import type { Times } from '#core/words/spoken/times.ts'

export interface Voice {
  language: Language
  t: Dictionary
  times: Times
}

const dictionaries: Record<Language, Dictionary> = { en, de, fr, es, nl, pt, ja, ar }

/** How the interface speaks a language. */
export function voiceOf(language: Language): Voice {
  const t = dictionaries[language]
  return { language, t, times: t.times }
}
