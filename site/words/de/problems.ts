import type { Problems } from '#site/words/en/problems.ts'

const title: Record<number, string> = {
  404: 'Hier ist nichts.',
  429: 'Zu viele Anfragen.',
  500: 'Ein Fehler auf unserer Seite.',
  503: 'Das geht gerade nicht.',
}
const lead: Record<number, string> = {
  404: 'Die Adresse ist falsch geschrieben, oder hier stand nie etwas.',
  429: 'Warten Sie etwas, bevor Sie es noch einmal versuchen.',
  500: 'Nichts wurde geändert. Versuchen Sie es in einer Minute noch einmal.',
  503: 'Nichts wurde geändert. Versuchen Sie es in einer Minute noch einmal.',
}

export const problems: Problems = {
  unknown: 'Das hat nicht geklappt.',
  unknownLead: 'Nichts wurde geändert. Versuchen Sie es in einer Minute noch einmal.',
  title: (status) => title[status] ?? 'Die Anfrage enthält einen Fehler.',
  lead: (status) =>
    lead[status] ?? 'Nichts wurde geändert. Gehen Sie zurück und versuchen Sie es noch einmal.',
}
