import type { Defaults } from '#site/words/en/defaults.ts'

export const defaults: Defaults = {
  step: {
    investigating: 'En investigación',
    identified: 'Causa identificada',
    monitoring: 'En observación',
    resolved: 'Resuelto',
  },
  severity: { P1: 'Crítico', P2: 'Alto', P3: 'Medio', P4: 'Bajo' },
  forCustomers: {
    P1: 'Nadie puede trabajar, o hay datos en riesgo',
    P2: 'Algo importante no funciona',
    P3: 'Hay lentitud, o falla una función',
    P4: 'Un fallo pequeño que no detiene a nadie',
  },
  lead: {
    investigating:
      'Tenemos constancia de un problema que afecta a DuetRight Dashboard. Nuestro equipo investiga la causa y trabaja para restablecer el servicio.',
    identified: 'Hemos encontrado la causa y trabajamos en una solución.',
    monitoring: 'La solución está aplicada. La observamos antes de cerrar el incidente.',
  },
  plannedNotice: 'tres días',
}
