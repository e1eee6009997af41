import type { ReportWords } from '#site/words/en/report.ts'

export const report: ReportWords = {
  link: 'Comunicar um problema',
  title: 'Diga-nos o que não funciona.',
  lead: 'Escolha o que está a falhar. Quando várias pessoas nos dizem o mesmo, a nossa equipa fica logo a saber.',
  which: 'O que não funciona para si?',
  choose: 'Escolha pelo menos um serviço.',
  send: 'Enviar',
  button: 'Comunicar',
  note: 'Contamos quantas pessoas nos dizem e não guardamos mais nada: nem quem é, nem nada que outros vejam.',
  thanks: 'Obrigado, já contámos.',
  thanksLead:
    'Quando bastantes pessoas nos dizem o mesmo, a nossa equipa vai ver. O que já sabemos está na página inicial.',
}
