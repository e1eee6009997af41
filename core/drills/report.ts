import type { Content } from '#core/settings/content.ts'
import { clockTime, duration, fullTime, ms } from '#core/words/times.ts'
import type { Drill } from './drill.ts'
import type { ScoreLine } from './score.ts'

/** How a drill went, in Markdown; for one that is over. */
export function drillReport({ drills }: Pick<Content, 'drills'>, drill: Drill): string | null {
  const { ended } = drill
  if (!ended) return null
  const { score } = ended
  const size = drills.sizes.find(({ id }) => id === drill.size)?.name ?? drill.size
  const facts = [
    `- **Drill**: ${drill.id}, ${size}`,
    `- **Began**: ${fullTime(drill.begunAt)}`,
    `- **Lasted**: ${duration(ms(ended.at) - ms(drill.begunAt))}`,
    ...(drill.people ? [`- **Took part**: ${drill.people}`] : []),
    `- **Kept**: ${score.kept} of ${score.of}`,
  ]
  const course = ended.course.map(({ at, what }) => `- ${clockTime(at)} UTC: ${what.replaceAll(/\s+/g, ' ')}`)
  return [
    `# Drill: ${drill.title}`,
    facts.join('\n'),
    '## Held against the procedure',
    score.lines.map(lineOf).join('\n'),
    '## What happened',
    course.length > 0 ? course.join('\n') : 'Nothing was done.',
    '## What was found',
    ended.findings?.source ?? 'Nothing was written down.',
  ].join('\n\n')
}

const marks = { true: 'x', false: ' ', null: '-' }

function lineOf({ what, kept, says }: ScoreLine): string {
  return `- [${marks[`${kept}`]}] ${what}: ${says}`
}
