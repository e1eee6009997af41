import { componentsOf } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { advanceRule } from '#core/rules/advance-rule.ts'
import { makeCalls, type Remediation } from '#core/rules/call.ts'
import { readingsHolding, readingsOfAlerts } from '#core/rules/reading.ts'
import { ruleStates } from '#core/rules/record.ts'

/** Follows the rules of content/ by what is measured now, and asks for the remedies that are due. */
export async function followRules(deps: Deps, remediation: Remediation | null): Promise<void> {
  const { rules } = deps.content.detection
  const [readings, states] = await Promise.all([readingsOfAlerts(deps.store), ruleStates(deps)])
  for (const rule of rules) {
    const holding = readingsHolding(rule, readings)
    for (const { id } of componentsOf(deps.content.catalogue)) {
      const reading = holding.get(id) ?? null
      const known = states.get(`${rule.id} ${id}`)
      if (reading || known?.state.since) await advanceRule(deps, rule, id, reading)
    }
  }
  await makeCalls(deps, remediation)
}
