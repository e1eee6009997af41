import type { Scheme } from '#core/operators/appearance.ts'
import shared from '#site/styles/tokens.css?inline'
import own from './tokens.css?inline'

const colours = shared + own
const question = /\(prefers-color-scheme:\s*dark\)/g

/** The tokens of the console. Where the operator decides and not the device, what the styles ask is answered here. */
export function coloursOf(scheme: Scheme): string {
  if (scheme === 'device') return colours
  return colours
    .replaceAll(question, scheme === 'dark' ? 'all' : 'not all')
    .replaceAll(/color-scheme:\s*light dark/g, `color-scheme:${scheme}`)
}
