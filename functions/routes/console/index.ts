import type { SessionCookies } from '../../middleware/session.ts'
import { cockpitRoutes } from './cockpit.ts'
import { declareRoutes } from './declare.ts'
import type { ConsoleDeps } from './desk.ts'
import { detectionRoutes } from './detection.ts'
import { draftsRoutes } from './drafts.ts'
import { handlingRoutes } from './handling.ts'
import { importRoutes } from './imports.ts'
import { houseRoutes } from './house.ts'
import { identityRoutes } from './identity.ts'
import { incidentsRoutes } from './incidents.ts'
import { meRoutes } from './me.ts'
import { mergeRoutes } from './merge.ts'
import { operatorRoutes } from './operators.ts'
import { plannedRoutes } from './planned.ts'
import { previewRoutes } from './preview.ts'
import { privateRoutes } from './private.ts'
import { proveRoutes } from './prove.ts'
import { recordRoutes } from './record.ts'
import { reopenRoutes } from './reopen.ts'
import { resolveRoutes } from './resolve.ts'
import type { ConsoleRoute } from './route.ts'
import { sendingRoutes } from './sending.ts'
import { reviewRoutes } from './reviews.ts'
import { setUpRoutes } from './set-up.ts'
import { severityRoutes } from './severity.ts'
import { signInRoutes } from './sign-in.ts'
import { subscriberRoutes } from './subscribers.ts'
import { templateRoutes } from './templates.ts'
import { workRoutes } from './work.ts'

/** Every address of the console; there is no other. */
export function consoleRoutes(deps: ConsoleDeps, cookies: SessionCookies): ConsoleRoute[] {
  return [
    ...signInRoutes(deps, cookies),
    ...identityRoutes(deps, cookies),
    ...setUpRoutes(deps, cookies),
    ...proveRoutes(deps),
    ...meRoutes(deps),
    ...operatorRoutes(deps),
    ...cockpitRoutes(deps),
    ...declareRoutes(deps),
    ...draftsRoutes(deps),
    ...detectionRoutes(deps),
    ...resolveRoutes(deps),
    ...reopenRoutes(deps),
    ...incidentsRoutes(deps),
    ...recordRoutes(deps),
    ...mergeRoutes(deps),
    // Before the previews of drafts, whose addresses would take in those of templates.
    ...templateRoutes(deps),
    ...previewRoutes(deps),
    ...sendingRoutes(deps),
    ...handlingRoutes(deps),
    ...houseRoutes(deps),
    ...severityRoutes(deps),
    ...privateRoutes(deps),
    ...subscriberRoutes(deps),
    ...importRoutes(deps),
    ...plannedRoutes(deps),
    ...workRoutes(deps),
    ...reviewRoutes(deps),
  ]
}
