/** The languages of the interface; what operators write stays as written. */
export const languages = ['en', 'de', 'fr', 'es', 'nl', 'pt', 'ja', 'ar'] as const
export type Language = (typeof languages)[number]

/** Each language as its speakers call it. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  nl: 'Nederlands',
  pt: 'Português',
  ja: '日本語',
  ar: 'العربية',
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** The language that an `Accept-Language` header asks for first among ours; `otherwise` when it names none. */
export function languageAsked(header: string | null, otherwise: Language): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part, place) => {
      const [range = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
      const weight = parameters.find((each) => each.startsWith('q='))?.slice(2)
      return { language: range.split('-')[0], weight: weight === undefined ? 1 : Number(weight), place }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight || one.place - other.place)
  for (const wish of wishes) {
    const found = wish.language === '*' ? otherwise : languages.find((each) => each === wish.language)
    if (found) return found
  }
  return otherwise
}

/** A page's address apart from the language it may begin with: `/de/history` is `de` and `/history`. */
export function splitLanguage(path: string): { language: Language | null; path: string } {
  const [, first = ''] = path.split('/', 2)
  const language = languages.find((each) => each === first)
  return language ? { language, path: path.slice(first.length + 1) || '/' } : { language: null, path }
}
