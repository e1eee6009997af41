import { beforeAll, describe, expect, it } from 'vitest'
import { allPermissions, may, type Permission } from '#core/operators/permissions.ts'
import { createToken } from '#core/operators/tokens.ts'
import { type TestApp, testApp, token } from '#test/fakes/app.ts'
import { actorBehind, firstOperator } from '#test/fakes/operators.ts'

/** Where everybody may go; every other address asks for a token that may do one thing. */
const open = [
  'GET /api/v1/components',
  'GET /api/v1/incidents',
  'GET /api/v1/incidents/:id',
  'GET /api/v1/maintenances',
  'GET /api/v1/maintenances/:id',
  'POST /api/v1/subscriptions',
]

/** What an address asks for, by the first of these that it begins with. */
const wanted: [begins: string, scope: Permission][] = [
  ['GET /api/v1/audit', 'audit.read'],
  ['PATCH /api/v1/components', 'component.write'],
  ['GET /api/v1/deliveries', 'subscriber.read'],
  ['POST /api/v1/deliveries', 'incident.publish'],
  ['GET /api/v1/drafts', 'incident.private'],
  ['POST /api/v1/drafts', 'incident.publish'],
  ['DELETE /api/v1/drafts', 'incident.publish'],
  ['GET /api/v1/drills', 'incident.read'],
  ['POST /api/v1/incidents', 'incident.publish'],
  ['PATCH /api/v1/incidents', 'incident.publish'],
  ['POST /api/v1/maintenances', 'maintenance.write'],
  ['PATCH /api/v1/maintenances', 'maintenance.write'],
  ['DELETE /api/v1/maintenances', 'maintenance.write'],
  ['POST /api/v1/notices', 'incident.publish'],
  ['GET /api/v1/subscribers', 'subscriber.read'],
  ['POST /api/v1/subscribers', 'subscriber.write'],
  ['DELETE /api/v1/subscribers', 'subscriber.remove'],
]

let app: TestApp
let addresses: string[]
const secrets = new Map<Permission, string>()

beforeAll(async () => {
  app = await testApp()
  const found = app.routes.filter(({ method, path }) => path.startsWith('/api/v1/') && method !== 'ALL')
  addresses = [...new Set(found.map(({ method, path }) => `${method} ${path}`))]
  const actor = await actorBehind(app.console, await firstOperator(app.console))
  for (const scope of allPermissions) {
    const { secret } = await createToken(
      app.deps,
      actor,
      { name: scope, scopes: [scope], days: 1 },
      { by: 'test' },
    )
    secrets.set(scope, secret)
  }
})

function knock(address: string, secret: string | null, change = (path: string) => path): Promise<Response> {
  const [method = '', path = ''] = address.split(' ')
  const to = change(path.replaceAll(/:\w+(\{[^}]*\})?/g, 'x'))
  return app.fetch(`https://status.example.com${to}`, {
    method,
    headers: {
      ...(secret && { Authorization: `Bearer ${secret}` }),
      ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: '{}' }),
  })
}

function scopeOf(address: string): Permission | null {
  if (open.includes(address)) return null
  const [, scope] = wanted.find(([begins]) => address.startsWith(begins)) ?? []
  if (!scope) throw new Error(`${address} is new: say in this test what it asks of a token.`)
  return scope
}

describe('every address of the API', () => {
  it('is reached by this test', () => {
    expect(addresses.length).toBeGreaterThan(30)
    expect(open.filter((each) => !addresses.includes(each))).toEqual([])
    expect(wanted.filter(([begins]) => !addresses.some((each) => each.startsWith(begins)))).toEqual([])
  })

  it('lets nobody in without a token where one is asked for', async () => {
    const wrong: string[] = []
    for (const address of addresses) {
      for (const secret of [null, 'nonsense']) {
        const { status } = await knock(address, secret)
        if ((status === 401) !== (scopeOf(address) !== null)) wrong.push(`${address}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('lets a token do what it is for, and nothing else', async () => {
    const wrong: string[] = []
    for (const address of addresses) {
      for (const [scope, secret] of secrets) {
        const { status } = await knock(address, secret)
        const asked = scopeOf(address)
        const letIn = ![401, 403].includes(status)
        if (letIn !== (asked === null || asked === scope)) wrong.push(`${scope} at ${address}: ${status}`)
        if (status >= 500) wrong.push(`${address}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('lets the token of the environment do what a communications lead may', async () => {
    for (const address of addresses) {
      const { status } = await knock(address, token)
      const asked = scopeOf(address)
      expect([401, 403].includes(status), address).toBe(asked !== null && !may('communications_lead', asked))
    }
  })

  it.each([
    ['two strokes before it', (path: string) => `/${path}`],
    ['a letter written as a number', (path: string) => path.replace('/api', '/%61pi')],
    ['a stroke written as a number', (path: string) => path.replace('/v1/', '/v1%2F')],
    ['a stroke after it', (path: string) => `${path}/`],
    ['capitals', (path: string) => path.toUpperCase()],
    ['a language before it', (path: string) => `/de${path}`],
    ['a way out and back in', (path: string) => `/x/..${path}`],
  ])('is as closed with %s', async (_how, change) => {
    for (const address of addresses.filter((each) => scopeOf(each) !== null)) {
      const { status } = await knock(address, null, change)
      expect([308, 401, 404, 405], `${address}: ${status}`).toContain(status)
    }
  })
})
