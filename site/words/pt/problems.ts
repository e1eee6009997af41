import type { Problems } from '#site/words/en/problems.ts'

const title: Record<number, string> = {
  404: 'Não há nada aqui.',
  429: 'Demasiados pedidos.',
  500: 'Um erro do nosso lado.',
  503: 'Isto não funciona neste momento.',
}
const lead: Record<number, string> = {
  404: 'O endereço está mal escrito, ou nunca houve nada aqui.',
  429: 'Espere um pouco antes de tentar de novo.',
  500: 'Nada foi alterado. Tente de novo dentro de um minuto.',
  503: 'Nada foi alterado. Tente de novo dentro de um minuto.',
}

export const problems: Problems = {
  unknown: 'Isso não funcionou.',
  unknownLead: 'Nada foi alterado. Tente de novo dentro de um minuto.',
  title: (status) => title[status] ?? 'O pedido tem um erro.',
  lead: (status) => lead[status] ?? 'Nada foi alterado. Volte atrás e tente de novo.',
}
