import type { IncidentWords } from '#site/words/en/incident.ts'
import { plural } from './counts.ts'

export const incident: IncidentWords = {
  doing: 'O que estamos a fazer',
  ownPage: 'Este incidente na sua própria página',
  progress: 'Progresso',
  stepSince: { before: 'desde ', after: '' },
  earlier: (updates) =>
    plural(updates, { one: `${updates} atualização anterior`, other: `${updates} atualizações anteriores` }),
  promisedBy: (time) => `prometida para ${time}`,
  late: (duration) => `${duration} de atraso`,
  after: (duration) => `${duration} após o início`,
  automatic: 'publicada automaticamente',
  resolved: 'Resolvido',
  titleOn: (title, date) => `${title}, ${date}.`,
  inShort: 'Em resumo',
  said: 'O que dissemos, por ordem',
  cause: 'A causa',
  learned: 'O que aprendemos',
  began: (time, date) => `Começou em ${date}, ${time}.`,
  moment: (time, date) => `Em ${date}, ${time}.`,
  oneDay: (from, to, date) => `De ${from} a ${to} de ${date}.`,
  days: (from, began, to, ended) => `De ${began}, ${from}, a ${ended}, ${to}.`,
  pinned: 'Fixado',
  same: 'O mesmo que outro incidente',
  sameAs: { before: 'É o mesmo que ', after: '.' },
  alsoAs: 'Também comunicado como',
}
