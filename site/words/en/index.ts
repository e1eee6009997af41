import { defaults } from './defaults.ts'
import { figures } from './figures.ts'
import { frame } from './frame.ts'
import { hero } from './hero.ts'
import { history } from './history.ts'
import { impact } from './impact.ts'
import { incident } from './incident.ts'
import { messages } from './messages.ts'
import { mistakes } from './mistakes.ts'
import { past } from './past.ts'
import { planned } from './planned.ts'
import { problems } from './problems.ts'
import { services } from './services.ts'
import { signs } from './signs.ts'
import { subscribe } from './subscribe.ts'
import { times } from './times.ts'
import { work } from './work.ts'

export const en = {
  defaults,
  figures,
  frame,
  hero,
  history,
  impact,
  incident,
  messages,
  mistakes,
  past,
  planned,
  problems,
  services,
  signs,
  subscribe,
  times,
  work,
}
