import { duration, type Instant, listed, ms, timeSeenFrom } from '#core/words/times.ts'
import type { Known } from './known.ts'
import { acknowledgement, calledSince } from './since.ts'
import type { Saying, Step } from './steps.ts'

interface Around {
  now: Instant
  /** Who was called before. */
  asked: readonly string[]
  /** Of callers. */
  names: Record<string, string>
}

/** Why the team is told this, in one or two sentences. */
export function whyOf({ incident, handling }: Known, { saying, about }: Step, around: Around): string {
  const { now, asked, names } = around
  const due = timeSeenFrom(about, now)
  const waited = duration(ms(now) - ms(calledSince(incident)))
  const answered = acknowledgement(incident, handling)
  const answer = answered ? 'Somebody is on it already.' : `Say by ${due} that you are on it.`
  const sentences: Record<Saying, () => string> = {
    called: () => answer,
    raised: () => `It is worse than was thought: ${incident.severity} now. ${answer}`,
    answer_soon: () => `Nobody has said yet that they are on it. From ${due} on the backup is called.`,
    backup: () =>
      `Nobody has said for ${waited} that they are on it${asked.length > 0 ? `; ${listed(asked)} did not answer` : ''}. The backup is called.`,
    everybody: () =>
      `Nobody has said for ${waited} that they are on it. Everybody is called again, and the commander.`,
    acknowledged: () =>
      `${names[answered?.by ?? ''] ?? 'Somebody'} is on it since ${timeSeenFrom(answered?.at ?? about, now)}.`,
    update_soon: () => `The next update was promised by ${due}. If there is no news, say that.`,
    update_late: () => `The update promised by ${due} is late. The page already says so.`,
    notice_soon: () => `Readers know nothing yet. The first word is due by ${due}.`,
    notice_late: () => `Readers know nothing yet. The first word was due by ${due}.`,
    draft: () => '',
  }
  return sentences[saying]()
}
