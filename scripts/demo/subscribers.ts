import { deliver } from '#functions/jobs/deliver.ts'
import type { Deps } from '#core/deps.ts'
import type { Mailer } from '#core/ports.ts'
import { confirm } from '#core/subscribers/confirm.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import { subscribeInput } from '#core/subscribers/subscriber.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { day, hour, minute } from '#core/words/times.ts'
import { random } from '#test/fakes/random.ts'
import type { Moment } from './moment.ts'

const people =
  'mara.lindqvist tomas.novak aisha.rahman jonas.weber lucia.moretti kofi.mensah ines.duarte henrik.dahl ' +
  'yuki.tanaka priya.nair samuel.okoro claire.dubois marek.zielinski elif.kaya diego.fuentes hanna.virtanen ' +
  'liam.byrne noor.haddad petra.horvat owen.price sofia.papadopoulou mateus.rocha agnes.toth ravi.menon ' +
  'greta.schulz ivan.petrov leila.farah emil.larsen rosa.castillo paul.mercier dana.cohen victor.ionescu ' +
  'mina.park stefan.gruber amara.diallo julia.kowalska ben.harris nadia.rossi oscar.lund helpdesk oncall it-team'

const wishes = [
  {},
  {},
  {},
  { updates: 'ends' },
  { components: ['authentication', 'dashboard-ui'] },
  { components: ['api', 'integrations'] },
  { components: ['api', 'database'], updates: 'ends' },
  { severities: ['P1', 'P2'] },
]

const visitor = { by: 'public' }

/** 42 people ask for notices between two times, and two of them leave again; no mail leaves the house. */
export function subscriberMoments(from: number, to: number, seed: number): Moment[] {
  const below = random(seed)
  const days = Math.max(1, Math.floor((to - from) / day) - 1)
  return people.split(' ').flatMap((name, index) => {
    const at = from + below(days) * day + below(10) * hour + below(60) * minute
    const wish = wishes[below(wishes.length)]
    return joining(`${name}@example.com`, wish, at, index % 20 === 19 ? at + hour : null)
  })
}

function joining(email: string, wish: object | undefined, at: number, leaves: number | null): Moment[] {
  const secrets: string[] = []
  let token = ''
  const joins: Moment = {
    at,
    async happens(deps) {
      await subscribe(keepingSecrets(deps, secrets), subscribeInput.parse({ email, ...wish }), visitor)
      await deliver({ ...deps, mailer: nowhere })
      token = (await confirm(deps, secrets[0] ?? '', visitor)).token
    },
  }
  if (leaves === null) return [joins]
  return [
    joins,
    {
      at: leaves,
      async happens(deps) {
        await unsubscribe(deps, token, visitor)
      },
    },
  ]
}

/** The secret of a confirmation stands only in its mail, which nobody gets here. */
function keepingSecrets(deps: Deps, secrets: string[]): Deps {
  const secret = () => {
    const made = deps.ids.secret()
    secrets.push(made)
    return made
  }
  return { ...deps, ids: { ...deps.ids, secret } }
}

const nowhere: Mailer = {
  name: 'file',
  batchLimit: 100,
  send: (_key, mails) => Promise.resolve(mails.map(() => ({ state: 'sent' }))),
}
