import { expect, it } from 'vitest'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { withholdNotice } from '#core/notices/withhold-notice.ts'
import { testDeps } from '#test/fakes/deps.ts'

it('counts each notice once, whatever became of it, and nothing that told nobody', async () => {
  const deps = testDeps()
  const by = { by: 'test', holdSeconds: 10 }
  const { result } = await openIncident(deps, { title: 'Down', message: 'Down.' }, by)
  await postUpdate(deps, result.incident.id, { message: 'Still down.' }, by)
  await postUpdate(deps, result.incident.id, { message: 'For the page only.', notify: false }, by)
  await withholdNotice(deps, result.update.notice ?? '', by)
  expect(await listDeliveries(deps, { limit: 1, after: null })).toMatchObject({ total: 2 })
})
