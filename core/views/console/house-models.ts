import type { AuditFilter, AuditPage } from '#core/audit/list-audit.ts'
import type { Baseline } from '#core/components/baseline.ts'
import type { DeliveryPage } from '#core/deliveries/list-deliveries.ts'
import type { RecipientState } from '#core/deliveries/read-delivery.ts'
import type { DeliveryWhere } from '#core/hooks/told-where.ts'

/** For `/admin/audit`. */
export interface AuditModel extends AuditPage {
  filter: AuditFilter
  /** Of the operators among the callers. */
  names: Record<string, string>
}

/** For `/admin/sent`. */
export type SentModel = DeliveryPage

/** For `/admin/sent/{id}`. */
export interface DeliveryModel extends DeliveryWhere {
  chosen: RecipientState | null
}

/** For `/admin/services`: what somebody set, by component. */
export interface ServicesModel {
  baselines: Record<string, Baseline>
}
