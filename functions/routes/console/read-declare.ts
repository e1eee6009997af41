import { draftsAbout } from '#core/drafts/draft.ts'
import { decideOpening } from '#core/incidents/open-incident.ts'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { classifyAnswers } from '#core/severity/classify-answers.ts'
import type { DeclareModel } from '#core/views/console/declare-model.ts'
import { instant } from '#core/words/times.ts'
import { answersIn, openingInput, severityIn } from './declare-form.ts'
import type { ConsoleDeps } from './desk.ts'
import type { Form } from './update-form.ts'
import { foresee } from './would-be.ts'

export async function readDeclare(deps: ConsoleDeps, actor: Actor, sent?: Form): Promise<DeclareModel> {
  const { store, content, clock } = deps
  const own = (await draftsAbout(store, 'new')).find(({ by }) => by === actor.id)
  const form: Form = { startedAt: [instant(clock.now()).slice(0, 16)], ...own?.form, ...sent }
  const { classification, asked } = classifyAnswers(content.tree, answersIn(form))
  const { wouldBe, people } = await foreseeOpening(deps, actor, form)
  return {
    form,
    savedAt: own?.savedAt ?? null,
    questions: asked.map((each) => ({
      ...each,
      tableSays: content.tree.questions.find(({ id }) => id === each.id)?.tableSays ?? null,
    })),
    verdict: classification && { severity: classification.severity, because: classification.because },
    severity: severityIn(form, content.tree),
    people,
    wouldBe: { ...wouldBe, preview: own?.savedAt ?? '' },
  }
}

export function foreseeOpening(deps: ConsoleDeps, actor: Actor, form: Form) {
  return foresee(
    deps,
    () => {
      const input = { ...openingInput(form, deps.content.tree), notify: true }
      return decideOpening(deps, input, { by: callerOf(actor) })
    },
    null,
  )
}
