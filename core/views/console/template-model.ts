import type { SampleMail } from '#core/notices/sample-mail.ts'
import type { NoticeKind } from '#core/notices/template.ts'

/** For `/admin/templates` and each template below it. */
export interface TemplateModel {
  kind: NoticeKind
  /** Null where a required field cannot be filled. */
  sample: SampleMail | null
  /** Why it cannot be. */
  not: string | null
}
