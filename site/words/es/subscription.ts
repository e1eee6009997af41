import type { SubscriptionWords } from '#site/words/en/subscription.ts'

export const subscription: SubscriptionWords = {
  tab: 'Sus avisos.',
  title: 'Lo que recibe de nosotros.',
  lead: (address) => `Avisos a ${address}. Cambie aquí lo que quiera y guárdelo.`,
  saved: 'Guardado. Esto es lo que recibe desde ahora.',
  endsChosen:
    '«Solo el inicio y el final» está elegido más abajo. Guárdelo y recibirá dos correos por incidente.',
  servicesChosen: 'Elija servicios más abajo y guárdelos.',
  save: 'Guardar',
  notSaved: 'Todavía no se ha guardado nada.',
  followed: 'Incidentes que sigue',
  followedMeans: 'Todo sobre él, al momento, hasta que termine',
  onlyFollowed: 'Solo los incidentes que sigo',
  onlyFollowedMeans: 'Olvidamos su dirección cuando terminan',
  data: 'Lo que guardamos sobre usted',
  dataLead: 'Su dirección, lo que eligió aquí y cuándo lo confirmó. Nada más.',
  download: 'Descargarlo todo como JSON',
  leave: 'Dejarlo y que le olvidemos',
  leaveLead: 'Eliminamos su dirección y todo lo que eligió.',
  follow: 'Seguir este incidente por correo',
  followLead:
    'Escribimos solo sobre este incidente y paramos cuando termina. Después olvidamos su dirección.',
  followButton: 'Enviármelo',
  again: '¿Volvemos a escribirle?',
  againLead: 'Un botón en un correo dio de baja esta dirección. Pulse aquí y todo queda como antes.',
  againButton: 'Suscribirme de nuevo',
}
