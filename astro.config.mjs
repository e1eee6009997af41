import node from '@astrojs/node'
import { defineConfig } from 'astro/config'

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist/node',
  output: 'server',
  adapter: node({ mode: 'middleware' }),
  session: false,
  fetchFile: null,
  trailingSlash: 'never',
  build: { format: 'file', inlineStylesheets: 'always' },
  compressHTML: true,
  devToolbar: { enabled: false },
  // Hono stands in front and checks the origin of every unsafe request.
  security: { checkOrigin: false },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  vite: {
    environments: { ssr: { build: { rolldownOptions: { input: './site/server.ts' } } } },
    logLevel: 'warn',
  },
})
