import type { ProposalRead } from '#core/detection/list-proposals.ts'
import { duration, ms } from '#core/words/times.ts'

/** What a draft is about, in one line. */
export function asks({ standing, suggestion }: ProposalRead): string {
  const { proposes, firing, incident } = standing
  if (proposes === 'resolution')
    return `The checks find nothing wrong any more. ${incident ?? ''} is still open.`
  if (proposes === 'reopening') return `${incident ?? ''} is resolved, and it fails.`
  if (proposes === 'nothing') return `${incident ?? ''} tells of this.`
  return firing ? `${suggestion.severity}, and nobody has been told.` : 'It is over, and nobody was told.'
}

/** `failed for 12 min`, `failing for 12 min` */
export function howLong({ standing, suggestion }: ProposalRead, now: string): string {
  const lasted = duration(ms(standing.recoveredAt ?? now) - ms(suggestion.startedAt))
  return standing.firing ? `failing for ${lasted}` : `failed for ${lasted}`
}
