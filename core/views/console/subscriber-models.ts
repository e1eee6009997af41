import type {
  ListedSubscriber,
  SubscriberFilter,
  SubscriberPage,
} from '#core/subscribers/list-subscribers.ts'

/** For `/admin/subscribers`. */
export interface SubscribersModel extends SubscriberPage {
  filter: SubscriberFilter
  /** What was done just now, said once. */
  done: 'removed' | 'suppressed' | 'unsuppressed' | null
}

/** For the page in front of removing somebody for good. */
export interface RemovalModel {
  subscriber: ListedSubscriber
}
