import type { Signs } from '#site/words/en/signs.ts'

export const signs: Signs = {
  name: {
    operational: 'Operacional',
    degraded_performance: 'Desempenho reduzido',
    partial_outage: 'Interrupção parcial',
    major_outage: 'Interrupção total',
    under_maintenance: 'Em manutenção',
  },
  noticed: {
    operational: 'Funciona',
    degraded_performance: 'Lento ou com erros',
    partial_outage: 'Funciona em parte',
    major_outage: 'Não funciona',
    under_maintenance: 'Trabalhos previstos',
  },
  meaning: {
    operational: 'funciona como deve',
    degraded_performance: 'funciona, mas com lentidão ou alguns erros',
    partial_outage: 'não funciona para algumas pessoas ou ações',
    major_outage: 'não funciona para ninguém',
    under_maintenance: 'parado de propósito, anunciado antes',
  },
  within: {
    operational: 'operacional',
    degraded_performance: 'desempenho reduzido',
    partial_outage: 'interrupção parcial',
    major_outage: 'interrupção total',
    under_maintenance: 'em manutenção',
  },
  short: {
    operational: 'operacional',
    degraded_performance: 'reduzido',
    partial_outage: 'interrupção parcial',
    major_outage: 'interrupção total',
    under_maintenance: 'manutenção',
  },
  noData: 'Ainda sem dados',
  notWatched: 'não observado nesse dia',
}
