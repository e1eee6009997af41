import { cockpitRoutes } from './cockpit.ts'
import { declareRoutes } from './declare.ts'
import type { ConsoleDeps } from './desk.ts'
import { handlingRoutes } from './handling.ts'
import { incidentsRoutes } from './incidents.ts'
import { mergeRoutes } from './merge.ts'
import { previewRoutes } from './preview.ts'
import { privateRoutes } from './private.ts'
import { recordRoutes } from './record.ts'
import { reopenRoutes } from './reopen.ts'
import { resolveRoutes } from './resolve.ts'
import type { ConsoleRoute } from './route.ts'
import { withholdRoutes } from './sending.ts'
import { severityRoutes } from './severity.ts'

/** Whatever an incident is worked with; a drill has all of it as well. */
export function incidentDesk(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    ...cockpitRoutes(deps),
    ...declareRoutes(deps),
    ...resolveRoutes(deps),
    ...reopenRoutes(deps),
    ...incidentsRoutes(deps),
    ...recordRoutes(deps),
    ...mergeRoutes(deps),
    ...previewRoutes(deps),
    ...handlingRoutes(deps),
    ...severityRoutes(deps),
    ...privateRoutes(deps),
    ...withholdRoutes(deps),
  ]
}
