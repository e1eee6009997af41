import type { Context } from 'hono'
import { getPath } from 'hono/utils/url'
import type { PageModel } from '#core/views/page-models.ts'
import { type Language, languageAsked, splitLanguage } from '#core/words/languages.ts'

/** Routes know nothing of the language that an address for people may begin with. */
export function pathWithoutLanguage(request: Request): string {
  const requested = getPath(request)
  const { path } = splitLanguage(requested)
  return path.startsWith('/api') ? requested : path
}

/** The language of a request, by its address or by its browser, and what links in the answer begin with. */
export function readerOf(c: Context, usual: Language): Pick<PageModel, 'language' | 'base'> {
  const { language: named } = splitLanguage(getPath(c.req.raw))
  const language = named ?? languageAsked(c.req.header('Accept-Language') ?? null, usual)
  return { language, base: named === null && language === usual ? '' : `/${language}` }
}
