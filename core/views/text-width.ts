/** Widths of letters in ems, as the common sans-serif fonts have them. */
const widths: [RegExp, number][] = [
  [/[iljI.,:;'|!]/, 0.26],
  [/[ ftr()[\]/\\-]/, 0.33],
  [/[cksvxyzJ]/, 0.51],
  [/[mM@%]/, 0.87],
  [/[wW&]/, 0.78],
  [/[A-Z]/, 0.67],
  [/[\u0000-\u02ff]/, 0.56],
  // Scripts of Asia fill the square.
  [/[\u1100-\u11ff\u2e80-\uffef]/, 1],
]

/** How wide a line of text is, in ems; near enough for a box that then sets the text to exactly this width. */
export function textWidth(text: string, weight: 400 | 600 = 400): number {
  const width = [...text].reduce(
    (sum, letter) => sum + (widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.62),
    0,
  )
  return weight === 600 ? width * 1.06 : width
}
