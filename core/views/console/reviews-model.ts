import type { ReviewState } from '#core/reviews/due.ts'

/** For `/admin/reviews`. */
export interface ReviewsModel {
  /** What is longest overdue first. */
  reviews: ReviewState[]
  /** Of the callers that recorded them. */
  names: Record<string, string>
}
