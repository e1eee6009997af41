import { tick } from './console/clocks.ts'
import { keepDrafts } from './console/drafts.ts'
import { followOthers } from './console/live.ts'
import { palette } from './console/palette.ts'
import { passkeys } from './console/passkeys.ts'
import { shortcuts } from './console/shortcuts.ts'
import { tellZone } from './console/zone.ts'
import { all } from './page.ts'
import { setClock } from './world.ts'

document.documentElement.classList.add('scripted')
const [served] = all<HTMLTimeElement>('time[data-clock]')
if (served) setClock(served.dateTime)
tick()
keepDrafts()
followOthers()
passkeys()
palette()
shortcuts()
tellZone()
