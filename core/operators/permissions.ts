import { z } from 'zod'

export const role = z.enum(['viewer', 'communications_lead', 'incident_commander', 'administrator'])
export type Role = z.infer<typeof role>

export const roleNames: Record<Role, string> = {
  viewer: 'Viewer',
  communications_lead: 'Communications lead',
  incident_commander: 'Incident commander',
  administrator: 'Administrator',
}

const everyone = role.options
const speakers = ['communications_lead', 'incident_commander', 'administrator'] as const
const commanders = ['incident_commander', 'administrator'] as const
const administrators = ['administrator'] as const

/** What each role may do. */
export const permissions = {
  'incident.read': everyone,
  'incident.publish': speakers,
  'incident.private': speakers,
  'incident.command': commanders,
  'maintenance.write': speakers,
  'component.write': speakers,
  'sending.read': everyone,
  'sending.stop': speakers,
  'subscriber.read': speakers,
  'subscriber.write': speakers,
  'subscriber.remove': administrators,
  'audit.read': commanders,
  'operator.write': administrators,
  'token.write': speakers,
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions
export const allPermissions = Object.keys(permissions) as Permission[]

export function may(given: Role, permission: Permission): boolean {
  const roles: readonly Role[] = permissions[permission]
  return roles.includes(given)
}
