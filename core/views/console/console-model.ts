import type { MailWaits } from '#core/deliveries/mail-waits.ts'
import type { Mistake } from '#core/errors.ts'
import type { Scheme } from '#core/operators/appearance.ts'
import type { Permission, Role } from '#core/operators/permissions.ts'
import type { Checks } from '#core/probes/checks.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import type { Instant } from '#core/words/times.ts'
import type { MeModel, TeamModel, WelcomeModel } from './operator-models.ts'
import type { CockpitModel, PastModel, PrivateModel } from './cockpit-model.ts'
import type { DeclareModel } from './declare-model.ts'
import type { DetectionModel } from './detection-model.ts'
import type { DraftsModel } from './drafts-model.ts'
import type { AuditModel, DeliveryModel, SentModel, ServicesModel } from './house-models.ts'
import type { DrillModel, DrillReportModel, DrillsModel } from './drill-models.ts'
import type { IncidentsModel } from './incidents-model.ts'
import type { MergeModel } from './merge-model.ts'
import type { Due } from './next-due.ts'
import type { ImportJob } from '#core/subscribers/import-job.ts'
import type { PlanFormModel, PlannedModel, WindowModel, WorkModel } from './planned-models.ts'
import type { ReviewState } from '#core/reviews/due.ts'
import type { ReviewsModel } from './reviews-model.ts'
import type { CallingModel } from './team-model.ts'
import type { TemplateModel } from './template-model.ts'
import type { RemovalModel, SubscribersModel } from './subscriber-models.ts'
import type { ResolveModel } from './resolve-model.ts'

/** What every page of the console is given as `Astro.locals.console`, beside what public pages get. */
export interface ConsoleModel {
  /** Null on the pages in front of the door. */
  actor: { id: string; name: string; role: Role; may: readonly Permission[] } | null
  now: Instant
  /** The time zone of whoever looks, as far as their browser said it. */
  zone: string
  scheme: Scheme
  /** Names this showing of a form: sent twice, it is carried out once. */
  once: string
  /** The clock that runs out next over all incidents, for the bar; null while none runs. */
  next: Due | null
  /** Open incidents that only the team sees. */
  unseen: { id: string; title: string; severity: SeverityId }[]
  /** What is looked at by itself, and what that says; null in front of the door. */
  checks: Checks | null
  /** Since when nothing is sent, and why; null while everything is. */
  stopped: { at: Instant; why: string } | null
  /** What all email waits for, unless it is that switch. */
  mailWaits: MailWaits | null
  /** Why the form that was sent was not carried out, and what it held, so that nobody types it twice. */
  refused: { mistakes: readonly Mistake[]; message: string; form: Record<string, string[]> } | null
  /** `identity` names the provider by which one can come in, if there is one. */
  door?: { to: string; hasPassword?: boolean; identity?: string | null }
  /** For `/admin/signed-out` and `/admin/prove`: what was sent and not carried out, and where to. */
  written?: { to: string; form: Record<string, string[]> }
  welcome?: WelcomeModel
  me?: MeModel
  team?: TeamModel
  calling?: CallingModel
  cockpit?: CockpitModel
  past?: PastModel
  /** For `/admin/private/{id}`. */
  hidden?: PrivateModel
  declare?: DeclareModel
  drafts?: DraftsModel
  detection?: DetectionModel
  resolve?: ResolveModel
  merge?: MergeModel
  incidents?: IncidentsModel
  subscribers?: SubscribersModel
  importJob?: ImportJob
  removal?: RemovalModel
  planned?: PlannedModel
  plan?: PlanFormModel
  window?: WindowModel
  work?: WorkModel
  template?: TemplateModel
  sent?: SentModel
  delivery?: DeliveryModel
  audit?: AuditModel
  services?: ServicesModel
  reviews?: ReviewsModel
  /** On every page inside a drill, and on none outside. */
  drill?: DrillModel
  drills?: DrillsModel
  drillReport?: DrillReportModel
  /** For `/admin`: the drill that runs. */
  practising?: { id: string; title: string } | null
  /** For `/admin`: what should have been done. */
  overdue?: Pick<ReviewState, 'id' | 'title' | 'overdue'>[]
}
