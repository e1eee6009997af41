import type { ReportWords } from '#site/words/en/report.ts'

export const report: ReportWords = {
  link: 'Informar de un problema',
  title: 'Díganos qué no funciona.',
  lead: 'Elija lo que le falla. Cuando varias personas nos dicen lo mismo, nuestro equipo lo sabe al momento.',
  which: '¿Qué no le funciona?',
  choose: 'Elija al menos un servicio.',
  send: 'Enviar',
  button: 'Informar',
  note: 'Contamos cuántas personas nos lo dicen y no guardamos nada más: ni quién es usted ni nada que otros vean.',
  thanks: 'Gracias, lo hemos contado.',
  thanksLead:
    'Cuando bastantes personas nos dicen lo mismo, nuestro equipo lo mira. Lo que ya sabemos está en la portada.',
}
