/** What stood in `content/` and `templates/` when the program was built; see astro.config.mjs. */
declare module 'virtual:content' {
  export const files: import('#core/settings/content.ts').ContentFile[]
}

/** What the runtime gives; only as much of it as is used here. */
declare module 'cloudflare:workers' {
  /** Variables, secrets, and what wrangler.toml binds. */
  export const env: Record<string, unknown> & { WAKE: { send(message: unknown): Promise<unknown> } }
  /** Keeps the present event alive until then, at most half a minute after the answer to a request. */
  export function waitUntil(work: Promise<unknown>): void
}
