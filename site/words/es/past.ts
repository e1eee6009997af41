import type { Past } from '#site/words/en/past.ts'

export const past: Past = {
  title: 'Incidentes pasados',
  quiet: 'Ningún incidente.',
  all: 'Todo el historial, mes a mes',
  noneIn: (days) => `Ningún incidente en los últimos ${days} días.`,
  noOtherIn: (days) => `Ningún otro incidente en los últimos ${days} días.`,
  noneYet:
    'Ninguno todavía. Cuando algo falle, leerá aquí qué ocurrió, desde el primer aviso hasta la solución, y aquí quedará.',
  resolvedAfter: (duration) => `Resuelto en ${duration}`,
  notOver: 'Aún no ha terminado',
  learned: 'Qué aprendimos',
  learnedFrom: { before: ' de «', after: '»' },
}
