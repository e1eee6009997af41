/** What stood in `content/` and `templates/` when the program was built; see astro.config.mjs. */
declare module 'virtual:content' {
  export const files: import('#core/settings/content.ts').ContentFile[]
}

/** What the runtime gives; only as much of it as is used here. */
declare module 'cloudflare:workers' {
  /** Variables, secrets, and what wrangler.toml binds. */
  export const env: import('./deps.ts').Bindings
  /** Keeps the present event alive until then, at most half a minute after the answer to a request. */
  export function waitUntil(work: Promise<unknown>): void

  export abstract class DurableObject {
    constructor(state: ObjectState, env: unknown)
    protected ctx: ObjectState
  }

  export interface ObjectState {
    storage: { sql: Sql; transactionSync<T>(work: () => T): T }
    blockConcurrencyWhile<T>(work: () => Promise<T>): Promise<T>
  }

  export interface Sql {
    exec<Row extends Record<string, unknown>>(query: string, ...values: unknown[]): { toArray(): Row[] }
  }
}

declare module 'cloudflare:sockets' {
  export function connect(address: { hostname: string; port: number }): {
    opened: Promise<unknown>
    close(): Promise<void>
  }
}

interface CacheStorage {
  readonly default: Cache
}
