import type { ComponentStatus } from '#core/components/status.ts'
import type { Incident } from '#core/incidents/incident.ts'
import type { Steps } from '#core/incidents/interpret.ts'
import type { PublicView } from '#core/views/public-view.ts'
import { stepName } from '#site/components/incident/steps.ts'
import type { Said, Speech } from '#site/words/speak.ts'
import { withoutStop } from '#site/words/stop.ts'
import type { Voice } from '#site/words/voice.ts'

type Shown = Pick<PublicView, 'headline' | 'open' | 'status'>

/** The word above a headline: the state, or the step of an incident that affects nothing any more. */
export function stateWord(
  status: ComponentStatus,
  incident: Incident | undefined,
  steps: Steps,
  { t, said }: Pick<Speech, 't' | 'said'>,
): Said {
  return incident && status === 'operational'
    ? stepName(steps, incident.status, said)
    : { words: t.signs.name[status], attributes: {} }
}

/** What the worst open incident says, or the sentence for a status that nobody wrote about. */
export function presentHeadline({ headline, open, status }: Shown, { hero }: Voice['t']): string {
  return open.length > 0 ? headline : hero.headline[status]
}

/** The tab's title: `Nobody can sign in, and 2 more.` */
export function presentTitle(view: Shown, t: Voice['t']): string {
  const headline = presentHeadline(view, t)
  const others = view.open.length - 1
  return others > 0 ? t.hero.andMore(withoutStop(headline), others) : headline
}
