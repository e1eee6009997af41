import type { Permission } from '#core/operators/permissions.ts'
import type { Desk } from './desk.ts'

interface Room {
  path: string
  name: string
  needs: Permission
  /** Two letters, one after the other, that lead there. */
  keys?: string
  /** A drill has it as well. */
  inDrill?: true
  /** Not needed while something is open: it stands behind More. */
  aside?: true
}

/** The rooms of the console, in the order of the bar. */
const rooms: readonly Room[] = [
  { path: '/admin', name: 'Now', needs: 'incident.read', keys: 'g n', inDrill: true },
  { path: '/admin/incidents', name: 'Incidents', needs: 'incident.read', keys: 'g i', inDrill: true },
  { path: '/admin/planned', name: 'Planned', needs: 'incident.read', keys: 'g p' },
  { path: '/admin/services', name: 'Services', needs: 'incident.read', keys: 'g s' },
  { path: '/admin/detection', name: 'Detection', needs: 'incident.read' },
  { path: '/admin/subscribers', name: 'Subscribers', needs: 'subscriber.read' },
  { path: '/admin/sent', name: 'Sent', needs: 'sending.read' },
  { path: '/admin/reviews', name: 'Reviews', needs: 'incident.read', aside: true },
  { path: '/admin/drills', name: 'Drills', needs: 'incident.read', aside: true },
  { path: '/admin/team', name: 'Team', needs: 'incident.read', aside: true },
  { path: '/admin/templates', name: 'Templates', needs: 'incident.read', aside: true },
  { path: '/admin/audit', name: 'Audit', needs: 'audit.read', aside: true },
  { path: '/admin/operators', name: 'Operators', needs: 'operator.write', aside: true },
]

/** Those that somebody may come in to, where they are. */
export function roomsOf({ may, drill }: Pick<Desk, 'may' | 'drill'>): Room[] {
  return rooms.filter(({ needs, inDrill }) => may(needs) && (inDrill ?? !drill))
}
