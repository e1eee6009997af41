import { type NoticeKind, noticeKind, type Template } from '#core/notices/template.ts'
import { type Language, languages } from '#core/words/languages.ts'

/** Messages in other languages than the page's own; where there is none, the page's own is sent. */
export type Translations = Partial<Record<Language, Partial<Record<NoticeKind, Template>>>>

/** The templates below the folder of a language, such as `templates/email/de/initial.md`. */
export function translatedFiles(
  files: readonly { path: string }[],
): { path: string; language: Language; kind: NoticeKind }[] {
  return files.flatMap(({ path }) => {
    const [, folder, name] = /^templates\/email\/([a-z]+)\/([a-z-]+)\.md$/.exec(path) ?? []
    const language = languages.find((each) => each === folder)
    const kind = noticeKind.options.find((each) => each.replaceAll('_', '-') === name)
    return language && kind ? [{ path, language, kind }] : []
  })
}
