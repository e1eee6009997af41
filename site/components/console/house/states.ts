import type { Delivery } from '#core/deliveries/list-deliveries.ts'
import type { RecipientState } from '#core/deliveries/read-delivery.ts'
import type { StateClass } from '#site/components/signs/state.ts'

interface Shown {
  word: string
  state: StateClass
}

export const deliveryStates: Record<Delivery['state'], Shown> = {
  waiting: { word: 'Waiting', state: 'none' },
  sending: { word: 'Being sent', state: 'none' },
  sent: { word: 'Sent', state: 'ok' },
  stuck: { word: 'Stuck', state: 'major' },
  withheld: { word: 'Stopped before it left', state: 'none' },
}

export const recipientStates: Record<RecipientState, Shown> = {
  sent: { word: 'Sent', state: 'ok' },
  failed: { word: 'Failed', state: 'major' },
  left: { word: 'Unsubscribed before', state: 'none' },
  suppressed: { word: 'Suppressed', state: 'none' },
  waiting: { word: 'Waiting', state: 'none' },
  stuck: { word: 'Stuck', state: 'major' },
}
