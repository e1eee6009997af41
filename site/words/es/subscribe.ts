import type { Subscribe } from '#site/words/en/subscribe.ts'
import { inWords, plural } from './counts.ts'

export const subscribe: Subscribe = {
  tab: 'Suscribirse.',
  tabRefused: 'Aún sin suscripción.',
  title: 'Reciba avisos por correo.',
  lead: 'Escribimos cuando algo falla, mientras lo reparamos y cuando está resuelto.',
  description: 'Reciba un correo cuando algo falla, mientras lo reparamos y cuando está resuelto.',
  address: 'Su dirección de correo electrónico',
  addressUse: 'La usamos para estos avisos y para nada más.',
  about: 'Sobre qué',
  everything: 'Todo',
  allServices: (count) =>
    plural(count, { one: 'El único servicio', other: `Los ${inWords(count)} servicios` }),
  someServices: 'Solo algunos servicios',
  chooseBelow: 'Elíjalos más abajo',
  howMuch: 'Con qué frecuencia',
  everyUpdate: 'Cada actualización',
  everyUpdateMeans: (severity, every) => `En un ${severity}, una ${every}, hasta que esté resuelto`,
  ends: 'Solo el inicio y el final',
  endsMeans: 'Uno cuando algo falla, otro cuando está resuelto',
  confirm: 'Confirmar',
  button: 'Suscribirse',
  whatNext:
    'Recibirá un correo con un botón que confirma que fue usted. Hasta que lo pulse, no enviamos nada.',
  spam: { before: 'Si en cinco minutos no llega ningún correo, busque en la carpeta de spam ', after: '.' },
  joinNote: [
    'Escribimos cuando algo falla, mientras lo reparamos y cuando está resuelto. Cada correo lleva un enlace para dejar de recibirlos. También puede ',
    ['choose', 'elegir servicios o menos correos'],
    '.',
  ],
  withoutEmail: 'Sin correo',
  feeds: [
    'Las mismas palabras, en el mismo momento, como ',
    ['rss', 'RSS'],
    ', ',
    ['atom', 'Atom'],
    ' o ',
    ['json', 'canal JSON'],
    '. Para programas, la situación actual como ',
    ['api', 'JSON'],
    '.',
  ],
}
