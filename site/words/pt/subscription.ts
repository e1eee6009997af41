import type { SubscriptionWords } from '#site/words/en/subscription.ts'

export const subscription: SubscriptionWords = {
  tab: 'Os seus avisos.',
  title: 'O que recebe de nós.',
  lead: (address) => `Avisos para ${address}. Altere aqui o que quiser e guarde.`,
  saved: 'Guardado. É isto que recebe a partir de agora.',
  endsChosen: '“Só o início e o fim” está escolhido abaixo. Guarde, e recebe dois e-mails por incidente.',
  servicesChosen: 'Escolha serviços abaixo e guarde.',
  save: 'Guardar',
  notSaved: 'Ainda nada foi guardado.',
  followed: 'Incidentes que segue',
  followedMeans: 'Tudo sobre ele, de imediato, até terminar',
  onlyFollowed: 'Só os incidentes que sigo',
  onlyFollowedMeans: 'Esquecemos o seu endereço quando terminarem',
  data: 'O que guardamos sobre si',
  dataLead: 'O seu endereço, o que escolheu aqui e quando o confirmou. Mais nada.',
  download: 'Descarregar tudo em JSON',
  leave: 'Parar e ser esquecido',
  leaveLead: 'Removemos o seu endereço e tudo o que escolheu.',
  follow: 'Seguir este incidente por e-mail',
  followLead:
    'Escrevemos só sobre este incidente e paramos quando terminar. Depois esquecemos o seu endereço.',
  followButton: 'Enviem-mo',
  again: 'Voltamos a escrever-lhe?',
  againLead: 'Um botão num e-mail cancelou a subscrição deste endereço. Prima aqui, e tudo fica como antes.',
  againButton: 'Subscrever de novo',
}
