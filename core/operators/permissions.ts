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
  'subscriber.remove': speakers,
  'audit.read': speakers,
  'operator.write': administrators,
  'token.write': speakers,
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions
export const allPermissions = Object.keys(permissions) as Permission[]
export const permission = z.enum(allPermissions)

/** What each permission lets somebody do, in words. */
export const permissionNames: Record<Permission, string> = {
  'incident.read': 'read incidents',
  'incident.publish': 'open, update and resolve incidents',
  'incident.private': 'see incidents that are not public',
  'incident.command': 'command incidents and change their severity',
  'maintenance.write': 'plan, change and cancel work',
  'component.write': 'set the state of a service',
  'sending.read': 'see what was sent',
  'sending.stop': 'stop emails',
  'subscriber.read': 'see subscribers and what each was sent',
  'subscriber.write': 'import and suppress subscribers',
  'subscriber.remove': 'remove subscribers for good',
  'audit.read': 'read the audit log',
  'operator.write': 'invite operators and change their roles',
  'token.write': 'make API tokens',
}

export function may(given: Role, permission: Permission): boolean {
  const roles: readonly Role[] = permissions[permission]
  return roles.includes(given)
}
