import type { AlertKind } from '#core/chat/alert-template.ts'
import type { SampleAlert } from '#core/notices/sample-alert.ts'
import type { SampleMail } from '#core/notices/sample-mail.ts'
import type { NoticeKind } from '#core/notices/template.ts'

/** For `/admin/templates` and each template below it. */
export type TemplateModel =
  | ({ form: 'mail'; kind: NoticeKind } & Sampled<SampleMail>)
  | ({ form: 'slack'; kind: AlertKind; setUp: boolean } & Sampled<SampleAlert>)

interface Sampled<S> {
  /** Null where a required field cannot be filled. */
  sample: S | null
  /** Why it cannot be. */
  not: string | null
}
