import { channels } from './channels.ts'
import { corrections } from './corrections.ts'
import { defaults } from './defaults.ts'
import { figures } from './figures.ts'
import { filters } from './filters.ts'
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
import { reader } from './reader.ts'
import { report } from './report.ts'
import { service } from './service.ts'
import { services } from './services.ts'
import { severity } from './severity.ts'
import { signs } from './signs.ts'
import { subscribe } from './subscribe.ts'
import { subscription } from './subscription.ts'
import { times } from '#core/words/spoken/en.ts'
import { uptime } from './uptime.ts'
import { wishes } from './wishes.ts'
import { work } from './work.ts'

export const en = {
  channels,
  corrections,
  defaults,
  figures,
  filters,
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
  reader,
  report,
  service,
  services,
  severity,
  signs,
  subscribe,
  subscription,
  times,
  uptime,
  wishes,
  work,
}
