import type { Signs } from '#site/words/en/signs.ts'

export const signs: Signs = {
  name: {
    operational: 'Operativo',
    degraded_performance: 'Rendimiento degradado',
    partial_outage: 'Interrupción parcial',
    major_outage: 'Interrupción total',
    under_maintenance: 'En mantenimiento',
  },
  noticed: {
    operational: 'Funciona',
    degraded_performance: 'Lento o con errores',
    partial_outage: 'Funciona en parte',
    major_outage: 'No funciona',
    under_maintenance: 'Trabajos previstos',
  },
  meaning: {
    operational: 'funciona como debe',
    degraded_performance: 'funciona, pero con lentitud o con algunos errores',
    partial_outage: 'no funciona para algunas personas o acciones',
    major_outage: 'no funciona para nadie',
    under_maintenance: 'detenido a propósito, anunciado antes',
  },
  within: {
    operational: 'operativo',
    degraded_performance: 'rendimiento degradado',
    partial_outage: 'interrupción parcial',
    major_outage: 'interrupción total',
    under_maintenance: 'en mantenimiento',
  },
  short: {
    operational: 'operativo',
    degraded_performance: 'degradado',
    partial_outage: 'interrupción parcial',
    major_outage: 'interrupción total',
    under_maintenance: 'mantenimiento',
  },
  noData: 'Aún sin datos',
  notWatched: 'ese día no se observaba',
}
