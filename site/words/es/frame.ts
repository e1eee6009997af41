import type { Frame } from '#site/words/en/frame.ts'

export const frame: Frame = {
  skip: 'Ir al contenido',
  navigation: 'Páginas',
  workingNow: 'Todo funciona',
  history: 'Historial',
  subscribe: 'Suscribirse',
  present: 'La situación actual',
  reading: 'Cómo leer esta página',
  barsExplained: 'Una barra corta es un día tranquilo; cuanto más alta la barra, peor fue el día.',
  allUtc: 'Todas las horas son UTC.',
  madeAt: (date) => ({ before: `Esta página se creó el ${date}, `, after: '.' }),
  jsonFeed: 'Canal JSON',
  calendar: 'Calendario',
  languages: 'Idioma',
  description: (product) => `Si ${product} funciona, y qué hacemos cuando no.`,
}
