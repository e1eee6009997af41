import { defineConfig } from 'astro/config'

/** `RUNTIME=workers` builds the whole program for Cloudflare; otherwise the pages are built for `functions/node.ts`. */
const onWorkers = process.env.RUNTIME === 'workers'

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: onWorkers ? './dist/worker' : './dist/node',
  output: 'server',
  adapter: onWorkers ? await workers() : await nodeWithOwnEntry(),
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
    plugins: onWorkers ? [bundledContent()] : [],
    // A Worker is read whole before it answers for the first time.
    build: { assetsInlineLimit: 0, ...(onWorkers && { rolldownOptions: { output: { minify: true } } }) },
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } } },
    },
  },
})

/** The Node adapter, entered through `site/server.ts`, which renders a path without a socket. */
async function nodeWithOwnEntry() {
  const { default: node } = await import('@astrojs/node')
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

/** The Cloudflare adapter, which bundles whatever `main` in wrangler.toml imports. */
async function workers() {
  const { default: cloudflare } = await import('@astrojs/cloudflare')
  return cloudflare({ imageService: 'passthrough' })
}

/** A Worker has no folder to read: what the operator edits is checked now and goes with the program. */
function bundledContent() {
  const name = 'virtual:content'
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null
      const { contentFiles } = await import('./functions/adapters/content/directory.ts')
      const { readContent } = await import('./core/settings/content.ts')
      const files = await contentFiles(import.meta.dirname)
      readContent(files)
      return `export const files = ${JSON.stringify(files)}`
    },
  }
}
