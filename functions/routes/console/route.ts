import type { Context } from 'hono'
import type { Actor } from '#core/operators/actor.ts'
import type { Permission } from '#core/operators/permissions.ts'

type Answer = Response | Promise<Response>

interface Address {
  method: 'GET' | 'POST'
  /** From `/admin` on, as Hono writes it. */
  path: `/admin${string}`
}

/** One address of the console; it cannot be written down without saying who may come in. */
export type ConsoleRoute = Address &
  (
    | { needs: 'nothing'; handle(c: Context): Answer }
    | {
        needs: 'a session' | Permission
        /** Asks who signed in a while ago to prove once more who they are. */
        proof?: 'fresh'
        handle(c: Context, actor: Actor): Answer
      }
  )
