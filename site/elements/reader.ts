import { barStops } from './bars.ts'
import { follow } from './pulse.ts'
import { localTimes } from './times.ts'

const enhance = () => {
  localTimes()
  barStops()
}

enhance()
follow(enhance)
