import type { Figures } from '#site/words/en/figures.ts'
import { plural } from './counts.ts'

export const figures: Figures = {
  lasted: 'Duración',
  closedLater: (duration) => `cerrado ${duration} después, tras observarlo`,
  whole: 'del primer fallo a la solución',
  lastsYet: 'Duración hasta ahora',
  byNow: (time) => `${time}: aún no ha terminado`,
  firstNotice: 'Primer aviso',
  limit: (duration) => `después del inicio; nuestro límite es ${duration}`,
  onTime: 'Actualizaciones a tiempo',
  promised: (every) => `prometidas ${every}`,
  affected: 'Afectados',
  services: (all) => plural(all, { one: 'servicio', other: 'servicios' }),
  of: (some, all) => `${some} de ${all}`,
}
