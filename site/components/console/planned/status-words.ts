import type { MaintenanceStatus } from '#core/maintenance/maintenance.ts'

export const statusWords: Record<MaintenanceStatus, string> = {
  scheduled: 'Scheduled',
  in_progress: 'Under way',
  verifying: 'Being verified',
  completed: 'Completed',
  cancelled: 'Called off',
}
