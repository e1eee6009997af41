import type { Defaults } from '#site/words/en/defaults.ts'

export const defaults: Defaults = {
  step: {
    investigating: 'Em investigação',
    identified: 'Causa identificada',
    monitoring: 'Em observação',
    resolved: 'Resolvido',
  },
  severity: { P1: 'Crítico', P2: 'Alto', P3: 'Médio', P4: 'Baixo' },
  forCustomers: {
    P1: 'Ninguém consegue trabalhar, ou há dados em risco',
    P2: 'Algo importante não funciona',
    P3: 'Há lentidão, ou falha uma função',
    P4: 'Uma pequena falha que não impede ninguém de trabalhar',
  },
  lead: {
    investigating:
      'Temos conhecimento de um problema que afeta o DuetRight Dashboard. A nossa equipa procura a causa e trabalha para repor o serviço.',
    identified: 'Encontrámos a causa e trabalhamos numa correção.',
    monitoring: 'A correção está aplicada. Observamo-la antes de encerrar o incidente.',
  },
  plannedNotice: 'três dias',
}
