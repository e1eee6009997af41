import node from '@astrojs/node'
import { defineConfig } from 'astro/config'

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist/node',
  output: 'server',
  adapter: nodeWithOwnEntry(),
  session: false,
  fetchFile: null,
  trailingSlash: 'never',
  build: { format: 'file', inlineStylesheets: 'always' },
  compressHTML: true,
  devToolbar: { enabled: false },
  // Hono stands in front and checks the origin of every unsafe request.
  security: { checkOrigin: false },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  // The one script is a file of its own: the content policy lets nothing run inside a page.
  vite: {
    logLevel: 'warn',
    build: { assetsInlineLimit: 0 },
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } } },
    },
  },
})

/** The Node adapter, entered through `site/server.ts`, which renders a path without a socket. */
function nodeWithOwnEntry() {
  const adapter = node({ mode: 'middleware' })
  const done = adapter.hooks['astro:config:done']
  const serverEntrypoint = new URL('./site/server.ts', import.meta.url)
  return {
    ...adapter,
    hooks: {
      ...adapter.hooks,
      'astro:config:done': (options) =>
        done({ ...options, setAdapter: (built) => options.setAdapter({ ...built, serverEntrypoint }) }),
    },
  }
}
