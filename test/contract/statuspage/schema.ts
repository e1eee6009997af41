import { z } from 'zod'

// The objects of Statuspage's read API as its clients know them: every field, in this order, and no other.

/** Instants with milliseconds, always in UTC. */
const timestamp = z.iso.datetime({ precision: 3 })
const id = z.string().regex(/^[a-z0-9]{12}$/, 'expected 12 lower-case letters and digits')
const text = z.string().min(1)

export const page = z.strictObject({
  id,
  name: text,
  url: z.url(),
  time_zone: z.literal('Etc/UTC'),
  updated_at: timestamp,
})

/** Each indicator with the words that clients show for it. */
export const status = z.discriminatedUnion('indicator', [
  z.strictObject({ indicator: z.literal('none'), description: z.literal('All Systems Operational') }),
  z.strictObject({ indicator: z.literal('minor'), description: z.literal('Partially Degraded Service') }),
  z.strictObject({ indicator: z.literal('major'), description: z.literal('Partial System Outage') }),
  z.strictObject({ indicator: z.literal('critical'), description: z.literal('Major Service Outage') }),
  z.strictObject({
    indicator: z.literal('maintenance'),
    description: z.literal('Service Under Maintenance'),
  }),
])

const componentStatus = z.enum([
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
])

const common = {
  id,
  name: text,
  status: componentStatus,
  created_at: timestamp,
  updated_at: timestamp,
  position: z.int().min(1),
}

const member = z.strictObject({
  ...common,
  description: text.nullable(),
  showcase: z.boolean(),
  start_date: z.iso.date().nullable(),
  group_id: id.nullable(),
  page_id: id,
  group: z.literal(false),
  only_show_if_degraded: z.boolean(),
})

const group = z.strictObject({
  ...common,
  description: text.nullable(),
  showcase: z.literal(false),
  start_date: z.null(),
  group_id: z.null(),
  page_id: id,
  group: z.literal(true),
  only_show_if_degraded: z.boolean(),
  components: z.array(id).min(1),
})

/** A group stands in the same list as its members. */
export const component = z.discriminatedUnion('group', [member, group])

const affectedComponent = z.strictObject({
  code: id,
  name: text,
  old_status: componentStatus,
  new_status: componentStatus,
})

const incidentStatus = z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'])
const maintenanceStatus = z.enum(['scheduled', 'in_progress', 'verifying', 'completed'])

function updateWith<S extends z.ZodType>(stage: S) {
  return z.strictObject({
    id,
    status: stage,
    body: text,
    incident_id: id,
    created_at: timestamp,
    updated_at: timestamp,
    display_at: timestamp,
    affected_components: z.array(affectedComponent).min(1).nullable(),
    deliver_notifications: z.boolean(),
    custom_tweet: z.null(),
    tweet_id: z.null(),
  })
}

function incidentWith<S extends z.ZodType, I extends z.ZodType>(stage: S, impact: I) {
  return z.strictObject({
    id,
    name: text,
    status: stage,
    created_at: timestamp,
    updated_at: timestamp,
    monitoring_at: timestamp.nullable(),
    resolved_at: timestamp.nullable(),
    impact,
    shortlink: z.url(),
    started_at: timestamp,
    page_id: id,
    incident_updates: z.array(updateWith(stage)).min(1),
    components: z.array(member),
  })
}

export const incident = incidentWith(incidentStatus, z.enum(['none', 'minor', 'major', 'critical']))
export const scheduledMaintenance = incidentWith(maintenanceStatus, z.literal('maintenance')).extend({
  scheduled_for: timestamp,
  scheduled_until: timestamp,
})

/** What each address answers. */
export const endpoints = {
  '/api/v2/summary.json': z.strictObject({
    page,
    components: z.array(component),
    incidents: z.array(incident),
    scheduled_maintenances: z.array(scheduledMaintenance),
    status,
  }),
  '/api/v2/status.json': z.strictObject({ page, status }),
  '/api/v2/components.json': z.strictObject({ page, components: z.array(component) }),
  '/api/v2/incidents.json': z.strictObject({ page, incidents: z.array(incident) }),
  '/api/v2/incidents/unresolved.json': z.strictObject({ page, incidents: z.array(incident) }),
  '/api/v2/scheduled-maintenances.json': z.strictObject({
    page,
    scheduled_maintenances: z.array(scheduledMaintenance),
  }),
  '/api/v2/scheduled-maintenances/upcoming.json': z.strictObject({
    page,
    scheduled_maintenances: z.array(scheduledMaintenance),
  }),
  '/api/v2/scheduled-maintenances/active.json': z.strictObject({
    page,
    scheduled_maintenances: z.array(scheduledMaintenance),
  }),
}

export type Endpoint = keyof typeof endpoints
export const paths = Object.keys(endpoints) as Endpoint[]

export type Component = z.infer<typeof component>
export type Incident = z.infer<typeof incident>
export type ScheduledMaintenance = z.infer<typeof scheduledMaintenance>
export type Answers = { [E in Endpoint]: z.infer<(typeof endpoints)[E]> }
