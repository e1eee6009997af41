import { componentsOf } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { advanceRule } from '#core/rules/advance-rule.ts'
import { makeCalls, type Remediation } from '#core/rules/call.ts'
import { readingsHolding, readingsOfAlerts, readingsOfProbes } from '#core/rules/reading.ts'
import { ruleStates } from '#core/rules/record.ts'

/** Follows the rules of content/ by what is measured now, and asks for the remedies that are due. */
export async function followRules(deps: Deps, remediation: Remediation | null): Promise<void> {
  const { probes, detection } = deps.content
  const [ofAlerts, ofProbes, states] = await Promise.all([
    readingsOfAlerts(deps.store),
    readingsOfProbes(deps.store, probes.probes, deps.clock.now()),
    ruleStates(deps),
  ])
  const readings = [...ofAlerts, ...ofProbes]
  for (const rule of detection.rules) {
    const holding = readingsHolding(rule, readings)
    for (const { id } of componentsOf(deps.content.catalogue)) {
      const reading = holding.get(id) ?? null
      const known = states.get(`${rule.id} ${id}`)
      if (reading || known?.state.since) await advanceRule(deps, rule, id, reading)
    }
  }
  await makeCalls(deps, remediation)
}
