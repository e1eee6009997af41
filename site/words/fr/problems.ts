import type { Problems } from '#site/words/en/problems.ts'

const title: Record<number, string> = {
  404: 'Il n’y a rien ici.',
  429: 'Trop de demandes.',
  500: 'Une erreur de notre côté.',
  503: 'Cela ne fonctionne pas pour le moment.',
}
const lead: Record<number, string> = {
  404: 'L’adresse est mal écrite, ou il n’y a jamais rien eu ici.',
  429: 'Attendez un peu avant de réessayer.',
  500: 'Rien n’a été modifié. Réessayez dans une minute.',
  503: 'Rien n’a été modifié. Réessayez dans une minute.',
}

export const problems: Problems = {
  unknown: 'Cela n’a pas fonctionné.',
  unknownLead: 'Rien n’a été modifié. Réessayez dans une minute.',
  title: (status) => title[status] ?? 'La demande contient une erreur.',
  lead: (status) => lead[status] ?? 'Rien n’a été modifié. Revenez en arrière et réessayez.',
}
