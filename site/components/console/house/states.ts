import type { Delivery } from '#core/deliveries/list-deliveries.ts'
import type { RecipientState } from '#core/deliveries/read-delivery.ts'
import type { StateClass } from '#site/components/signs/state.ts'

interface Shown {
  word: string
  state: StateClass
}

export const deliveryStates: Record<Delivery['state'], Shown> = {
  queued: { word: 'Queued', state: 'none' },
  sending: { word: 'Being sent', state: 'none' },
  sent: { word: 'Sent', state: 'ok' },
  stuck: { word: 'Needs a decision', state: 'major' },
  withheld: { word: 'Stopped before it left', state: 'none' },
}

export const recipientStates: Record<RecipientState, Shown> = {
  queued: { word: 'Queued', state: 'none' },
  sent: { word: 'Sent', state: 'ok' },
  delivered: { word: 'Delivered', state: 'ok' },
  bounced: { word: 'Bounced', state: 'degraded' },
  complained: { word: 'Marked as spam', state: 'degraded' },
  failed: { word: 'Failed', state: 'major' },
  unknown: { word: 'Nobody knows', state: 'major' },
  left: { word: 'Unsubscribed before', state: 'none' },
  suppressed: { word: 'Suppressed', state: 'none' },
  overtaken: { word: 'Got a newer one', state: 'none' },
}
