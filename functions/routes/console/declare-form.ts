import { invalid } from '#core/errors.ts'
import { type OpenIncidentInput, openIncidentInput } from '#core/incidents/inputs.ts'
import { type Answers, classifyAnswers } from '#core/severity/classify-answers.ts'
import type { DecisionTree } from '#core/severity/decision-tree.ts'
import { type SeverityId, severityId } from '#core/severity/levels.ts'
import { checked } from '../../middleware/input.ts'
import { type Form, one } from './update-form.ts'

export function answersIn(form: Form): Answers {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, [answer]]) =>
      name.startsWith('answer.') && (answer === 'yes' || answer === 'no')
        ? [[name.slice('answer.'.length), answer]]
        : [],
    ),
  )
}

/** What the tree says, unless somebody overrides it. */
export function severityIn(form: Form, tree: DecisionTree): SeverityId | null {
  const chosen = severityId.safeParse(one(form, 'severity'))
  return chosen.success
    ? chosen.data
    : (classifyAnswers(tree, answersIn(form)).classification?.severity ?? null)
}

/** What the form says as a command; refuses, naming the field, what is missing or not understood. */
export function openingInput(form: Form, tree: DecisionTree): OpenIncidentInput {
  const severity = severityIn(form, tree)
  if (!severity)
    throw invalid({
      field: 'answers',
      expected: 'Yes or No to each question, until the first Yes',
      got: 'too few',
    })
  const components = Object.fromEntries(
    Object.entries(form).flatMap(([name, [status = '']]) =>
      name.startsWith('impact.') && status !== 'operational' ? [[name.slice('impact.'.length), status]] : [],
    ),
  )
  const expected = one(form, 'expectedResolution').trim()
  const started = one(form, 'startedAt')
  const minutes = one(form, 'nextUpdateMinutes')
  const reason = one(form, 'overrideReason').trim()
  const overridden = severityId.safeParse(one(form, 'severity')).success
  return checked(openIncidentInput, {
    title: one(form, 'title'),
    message: one(form, 'message'),
    kind: one(form, 'kind') || 'outage',
    answers: answersIn(form),
    ...(overridden && { severity, ...(reason && { overrideReason: reason }) }),
    ...(Object.keys(components).length > 0 && { components }),
    ...(started && { startedAt: /Z$/.test(started) ? started : `${started}:00Z` }),
    ...(minutes && { nextUpdateMinutes: Number(minutes) }),
    ...(expected && { fields: { expectedResolution: expected } }),
  })
}
