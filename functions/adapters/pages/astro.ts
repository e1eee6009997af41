import { pathToFileURL } from 'node:url'
import type { Pages } from '#core/views/page-models.ts'
import { type Render, renderedPages } from './rendered.ts'

/** The pages as Astro built them; `entry` is the file the build wrote. */
export async function astroPages(entry: string): Promise<Pages> {
  const { render } = (await import(pathToFileURL(entry).href)) as { render: Render }
  return renderedPages(render)
}
