import type { Component } from '#core/components/catalogue.ts'
import { firstMention, mentions } from '#core/words/phrases.ts'
import type { DecisionTree, Sign } from './decision-tree.ts'
import type { SeverityId } from './levels.ts'

/** What the decision tree said and why; kept on the incident. */
export interface Classification {
  severity: SeverityId
  /** The question whose Yes decided, null when none did. */
  question: string | null
  because: string
  /** Where the severity table of the procedure says otherwise. */
  tableSays?: { severity: SeverityId; example: string }
  /** The answer concerns every service. */
  everything: boolean
}

/** Walks the tree over the words of a message and the components it concerns; the first Yes decides. */
export function classify(
  tree: DecisionTree,
  message: string,
  components: readonly Component[],
): Classification {
  for (const { question, severity, tableSays, yes } of tree.questions) {
    for (const sign of yes) {
      const because = reason(sign, message, components)
      if (because)
        return { severity, question, because, everything: sign.everything, ...(tableSays && { tableSays }) }
    }
  }
  return {
    severity: tree.otherwise.severity,
    question: null,
    because: tree.otherwise.because,
    everything: false,
  }
}

function reason(sign: Sign, message: string, components: readonly Component[]): string | null {
  if (sign.neverSays && mentions(message, sign.neverSays)) return null
  const reasons: string[] = []

  if (sign.component) {
    const concerned = components.find(
      ({ id, critical }) =>
        sign.component?.includes(id) || (critical && sign.component?.includes('critical')),
    )
    if (!concerned) return null
    reasons.push(`it concerns ${concerned.name}`)
  }
  if (sign.says) {
    const said = firstMention(message, sign.says)
    if (!said) return null
    reasons.push(`the message says “${said}”`)
  }
  if (sign.percentOver !== undefined) {
    const percent = [...message.matchAll(/(\d+(?:\.\d+)?)\s*(?:%|percent\b)/gi)].map((match) =>
      Number(match[1]),
    )
    const over = percent.find((each) => each > (sign.percentOver ?? 100))
    if (over === undefined) return null
    reasons.push(`it names ${over} %`)
  }
  return reasons.join(' and ')
}
