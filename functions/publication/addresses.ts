import { type Language, languageAsked, splitLanguage } from '#core/words/languages.ts'

/** A page as a reader asks for it. */
export interface PageAddress {
  /** `/history`, without language and query. */
  path: string
  /** The language that the address names, else the one the reader's browser asked for. */
  language: Language
  /** What links inside the page begin with. */
  base: '' | `/${Language}`
  /** What the page is kept under: `/de/history?component=api`. */
  key: string
}

const inArchive = /^\/(incidents\/INC-[\d-]{14,20}|maintenance\/MNT-[\d-]{14,20}|history\/\d{4}-\d{2})$/
const rooms = /^\/(services\/[a-z0-9-]{1,60}|embed\/[a-z0-9-]{1,60})$/

/** Pages that say nothing of their own beside the present. */
export const fixedPages = [
  '/subscribe',
  '/subscribe/check',
  '/subscribe/confirmed',
  '/report',
  '/report/thanks',
  '/unsubscribed',
  '/404',
]
const others = new Set(['/', '/history', '/uptime', '/embed', ...fixedPages])

/** Whether a page may stand there that is made from the public view. */
export function isPage(path: string): boolean {
  return others.has(path) || inArchive.test(path) || rooms.test(path)
}

const filters = ['component', 'severity', 'before']

/** The address of a page; of its query only what the page knows, in one order, so that no query makes it anew. */
export function pageAddress(
  requested: string,
  query: string,
  accepted: string | null,
  usual: Language,
): PageAddress {
  const { language: named, path } = splitLanguage(requested)
  const language = named ?? (accepted === null ? usual : languageAsked(accepted, usual))
  const base = named === null && language === usual ? '' : (`/${language}` as const)
  const wanted = path === '/history' ? filterQuery(query) : ''
  return { path, language, base, key: `${base}${path === '/' && base ? '' : path}${wanted}` }
}

function filterQuery(query: string): string {
  if (!query) return ''
  const given = new URLSearchParams(query)
  const known = filters.flatMap((name) => {
    const value = given.get(name)
    return value ? [[name, value]] : []
  })
  return known.length > 0 ? `?${new URLSearchParams(known).toString()}` : ''
}
