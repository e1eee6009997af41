import type { ComponentStatus } from '#core/components/status.ts'
import { escapeHtml } from '#core/words/markdown.ts'
import { signs } from './signs.ts'
import { statusName } from './status-words.ts'
import { textWidth } from './text-width.ts'

export interface BadgeWords {
  /** Whose state it is: the page's name or a service's. */
  label: string
  status: ComponentStatus
}

const size = 12
const height = 20

/** A picture of one state, as wide as its words in any font; light or dark as its reader is. */
export function badge({ label, status }: BadgeWords): string {
  const { shape, mark, light, dark } = signs[status]
  const word = statusName[status]
  const [labelWide, wordWide] = [textWidth(label) * size, textWidth(word, 600) * size]
  const labelAt = 25
  const wordAt = labelAt + labelWide + 6
  const width = Math.ceil(wordAt + wordWide + 7)
  const said = escapeHtml(`${label}: ${word}`)
  const text = (at: number, wide: number, kind: string, words: string) =>
    `<text class="${kind}" x="${rounded(at)}" y="14.2" textLength="${rounded(wide)}" lengthAdjust="spacingAndGlyphs">${escapeHtml(words)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}">`,
    `<title>${said}</title>`,
    `<style>${rules(light, '#fff', '#14181a', '#475053', '#7d8689')}text{font:${size}px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}.w{font-weight:600}`,
    `@media(prefers-color-scheme:dark){${rules(dark, '#0f1213', '#e8ecea', '#b3bbbd', '#737d80')}}</style>`,
    `<rect class="p" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="3"/>`,
    `<g transform="translate(6 3.5) scale(.54)"><path class="c" fill-rule="evenodd" d="${shape}"/>`,
    mark && `<path class="m" d="${mark}"/>`,
    `</g>`,
    text(labelAt, labelWide, 'l', label),
    text(wordAt, wordWide, 'w', word),
    '</svg>',
  ].join('')
}

function rules(state: string, paper: string, ink: string, second: string, edge: string): string {
  return [
    `.p{fill:${paper};stroke:${edge}}`,
    `.c{fill:${state}}`,
    `.m{fill:none;stroke:${paper};stroke-width:3;stroke-linecap:round;stroke-linejoin:round}`,
    `.l{fill:${second}}`,
    `.w{fill:${ink}}`,
  ].join('')
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10
}
