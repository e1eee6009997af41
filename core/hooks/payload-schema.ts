import { z } from 'zod'
import { componentStatus } from '#core/components/status.ts'
import { severityId } from '#core/severity/levels.ts'
import { payloadVersion } from './payload.ts'

const at = z.iso.datetime()
const component = z.object({ id: z.string(), name: z.string(), status: componentStatus })
const change = z.object({ component: z.string(), from: componentStatus, to: componentStatus })
const update = z.object({
  id: z.string(),
  status: z.string(),
  message: z.string(),
  at,
  changes: z.array(change),
})

const subject = {
  id: z.string(),
  title: z.string(),
  status: z.string(),
  url: z.url(),
  impact: componentStatus,
  createdAt: at,
  updatedAt: at,
  startedAt: at.nullable(),
  endedAt: at.nullable(),
  nextUpdateAt: at.nullable(),
  impactText: z.string().nullable(),
  causeText: z.string().nullable(),
  components: z.array(component),
  updates: z.array(update).max(20),
}

const page = z.object({ name: z.string(), url: z.url() })
const head = { timestamp: at, version: z.literal(payloadVersion) }

/** What a webhook gets in our own shape; docs/webhook.schema.json is made of it. */
export const payloadSchema = z.union([
  z.object({ type: z.literal('ping'), ...head, data: z.object({ page }) }),
  z.object({
    type: z.string().regex(/^incident\./),
    ...head,
    data: z.object({
      page,
      incident: z.object({ ...subject, severity: severityId }),
      update: update.nullable(),
    }),
  }),
  z.object({
    type: z.string().regex(/^maintenance\./),
    ...head,
    data: z.object({
      page,
      maintenance: z.object({ ...subject, scheduledFor: at, scheduledUntil: at }),
      update: update.nullable(),
    }),
  }),
])
