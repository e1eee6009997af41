import type { SessionCookies } from '../../middleware/session.ts'
import type { ConsoleDeps } from './desk.ts'
import { detectionRoutes } from './detection.ts'
import { drillDeskRoutes } from './drill-desk.ts'
import { drillRoutes } from './drills.ts'
import { draftsRoutes } from './drafts.ts'
import { importRoutes } from './imports.ts'
import { incidentDesk } from './incident-desk.ts'
import { houseRoutes } from './house.ts'
import { identityRoutes } from './identity.ts'
import { meRoutes } from './me.ts'
import { operatorRoutes } from './operators.ts'
import { plannedRoutes } from './planned.ts'
import { proveRoutes } from './prove.ts'
import type { ConsoleRoute } from './route.ts'
import { sendingRoutes } from './sending.ts'
import { reviewRoutes } from './reviews.ts'
import { setUpRoutes } from './set-up.ts'
import { signInRoutes } from './sign-in.ts'
import { subscriberRoutes } from './subscribers.ts'
import { teamRoutes } from './team.ts'
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
    // Before the previews of drafts, whose addresses would take in those of templates.
    ...templateRoutes(deps),
    ...incidentDesk(deps),
    ...draftsRoutes(deps),
    ...detectionRoutes(deps),
    ...sendingRoutes(deps),
    ...houseRoutes(deps),
    ...teamRoutes(deps),
    ...subscriberRoutes(deps),
    ...importRoutes(deps),
    ...plannedRoutes(deps),
    ...workRoutes(deps),
    ...reviewRoutes(deps),
    ...drillRoutes(deps),
    ...drillDeskRoutes(deps),
  ]
}
