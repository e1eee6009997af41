import type { Subscribe } from '#site/words/en/subscribe.ts'
import { inWords, plural } from './counts.ts'

export const subscribe: Subscribe = {
  tab: 'Subscrever.',
  tabRefused: 'Ainda sem subscrição.',
  title: 'Receber avisos por e-mail.',
  lead: 'Escrevemos quando algo falha, enquanto reparamos e quando está resolvido.',
  description: 'Um e-mail quando algo falha, enquanto reparamos e quando está resolvido.',
  address: 'O seu endereço de e-mail',
  addressUse: 'Usamo-lo para estes avisos e para mais nada.',
  about: 'Sobre o quê',
  everything: 'Tudo',
  allServices: (count) =>
    plural(count, { one: 'O único serviço', other: `Todos os ${inWords(count)} serviços` }),
  someServices: 'Só alguns serviços',
  chooseBelow: 'Escolha-os abaixo',
  howMuch: 'Com que frequência',
  everyUpdate: 'Cada atualização',
  everyUpdateMeans: (severity, every) => `Num ${severity}, uma ${every}, até estar resolvido`,
  ends: 'Só o início e o fim',
  endsMeans: 'Um quando algo falha, outro quando está resolvido',
  confirm: 'Confirmar',
  button: 'Subscrever',
  whatNext:
    'Vai receber um e-mail com um botão que confirma a sua identidade. Até o premir, não enviamos nada.',
  spam: { before: 'Se não chegar nenhum e-mail em cinco minutos, procure na pasta de spam por ', after: '.' },
  joinNote: [
    'Escrevemos quando algo falha, enquanto reparamos e quando está resolvido. Cada e-mail tem uma ligação para deixar de os receber. Também pode ',
    ['choose', 'escolher serviços ou menos e-mails'],
    '.',
  ],
  withoutEmail: 'Sem e-mail',
  feeds: [
    'As mesmas palavras, no mesmo momento, em ',
    ['rss', 'RSS'],
    ', ',
    ['atom', 'Atom'],
    ' ou ',
    ['json', 'feed JSON'],
    '. Para programas, a situação atual em ',
    ['api', 'JSON'],
    '.',
  ],
}
