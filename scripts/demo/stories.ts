import { autumn } from './stories/autumn.ts'
import { spring } from './stories/spring.ts'
import { summer } from './stories/summer.ts'
import { winter } from './stories/winter.ts'
import type { YearStory } from './story.ts'

/** Every story has its day in every year, so whenever the demo starts, the twelve months behind it are full. */
export const stories: YearStory[] = [...winter, ...spring, ...summer, ...autumn]
