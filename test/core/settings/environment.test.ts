import { describe, expect, it } from 'vitest'
import { parseRange } from '#core/network/ranges.ts'
import { EnvironmentRefused, environmentSchema, readEnvironment } from '#core/settings/environment.ts'

function refused(variables: Record<string, string>): EnvironmentRefused {
  try {
    readEnvironment(variables)
  } catch (error) {
    if (error instanceof EnvironmentRefused) return error
    throw error
  }
  throw new Error(`accepted ${JSON.stringify(variables)}`)
}

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readEnvironment({})).toEqual({ PORT: 4321, HOST: '127.0.0.1', DATA_DIR: './data' })
  })

  it('counts an empty variable as not set', () => {
    const empty = Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, '']))
    expect(readEnvironment(empty)).toEqual(readEnvironment({}))
  })

  it('leaves out what it does not know', () => {
    expect(readEnvironment({ PATH: '/bin', PORTS: 'x', port: 'y' })).toEqual(readEnvironment({}))
  })

  it.each<[string, string, unknown]>([
    ['PORT', '0', 0],
    ['PORT', '65535', 65535],
    ['HOST', '::', '::'],
    ['DATA_DIR', '/var/lib/status', '/var/lib/status'],
    ['SITE_URL', 'https://status.example.com', 'https://status.example.com'],
    ['SITE_URL', 'https://Status.Example.com:8443/', 'https://status.example.com:8443'],
    ['STATUS_API_TOKEN', 't0k3n-._~+/=', 't0k3n-._~+/='],
    ['MAIL_FROM', 'DuetRight Status <status@example.com>', 'DuetRight Status <status@example.com>'],
    ['MAIL_FROM', 'status@example.com', 'status@example.com'],
    ['SMTP_URL', 'smtp://user:p%40ss@mail.example.com:587', 'smtp://user:p%40ss@mail.example.com:587'],
    ['SMTP_URL', 'smtps://mail.example.com', 'smtps://mail.example.com'],
    ['RESEND_API_KEY', 're_123', 're_123'],
    ['RESEND_BASE_URL', 'http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['DASHBOARD_URL', 'https://example.com/app/', 'https://example.com/app/'],
    [
      'PROBE_ALLOW_PRIVATE',
      '10.0.0.0/8, fd00::/8',
      ['10.0.0.0/8', 'fd00::/8'].map((range) => parseRange(range)),
    ],
  ])('takes %s=%s', (name, given, meant) => {
    expect(readEnvironment({ [name]: given })).toMatchObject({ [name]: meant })
  })

  it.each<[string, string, RegExp]>([
    ['PORT', 'http', /^a port number from 0 to 65535$/],
    ['PORT', '-1', /^a port number from 0 to 65535$/],
    ['PORT', '80.5', /^a port number from 0 to 65535$/],
    ['PORT', '65536', /^a port number from 0 to 65535$/],
    ['PORT', ' 80', /^a port number from 0 to 65535$/],
    ['SITE_URL', 'ftp://status.example.com', /^an address like https:/],
    ['SITE_URL', 'https://example.com/status', /^an origin without a path$/],
    ['SITE_URL', 'https://example.com/?a=b', /^an origin without a path$/],
    ['MAIL_FROM', 'Status', /^a sender like Status <status@example.com>$/],
    [
      'MAIL_FROM',
      'Status <status@example.com>\r\nBcc: x@example.com',
      /^a sender like Status <status@example.com>$/,
    ],
    ['DASHBOARD_URL', 'dashboard.example.com', /^an address like https:/],
    ['PROBE_ALLOW_PRIVATE', '10.0.0.0/8,intranet', /^ranges of addresses like 10\.0\.0\.0\/8,fd00::\/8$/],
    ['RESEND_BASE_URL', 'api.resend.com', /^an address like https:\/\/api.resend.com$/],
  ])('refuses %s=%s and says what it expected and what came', (name, given, expected) => {
    const { mistakes, message } = refused({ [name]: given })
    expect(mistakes).toEqual([
      { field: name, expected: expect.stringMatching(expected) as string, got: JSON.stringify(given) },
    ])
    expect(message).toBe(`${name}: expected ${mistakes[0]?.expected ?? ''}, got ${JSON.stringify(given)}`)
  })

  it.each(['status.example.com', 'localhost:4321', 'https://'])(
    'refuses SITE_URL=%s, which is no address',
    (given) => {
      expect(refused({ SITE_URL: given }).mistakes).toEqual([
        {
          field: 'SITE_URL',
          expected: 'an address like https://status.example.com',
          got: JSON.stringify(given),
        },
      ])
    },
  )

  it.each<[string, string, RegExp]>([
    ['STATUS_API_TOKEN', 'hush hush-9f3c', /^printable characters without spaces$/],
    ['STATUS_API_TOKEN', 'hush-9f3c-ü', /^printable characters without spaces$/],
    ['SMTP_URL', 'http://user:hush-9f3c@mail.example.com', /^an address like smtp:/],
    ['SMTP_URL', 'hush-9f3c', /^an address like smtp:/],
    ['SLACK_WEBHOOK_URL', 'http://hooks.slack.com/services/hush-9f3c', /^an address that begins with https:/],
    ['SLACK_WEBHOOK_URL', 'hush-9f3c', /^an address like https:/],
  ])('refuses a bad %s without repeating it', (name, given, expected) => {
    const error = refused({ [name]: given })
    expect(error.mistakes).toEqual([
      {
        field: name,
        expected: expect.stringMatching(expected) as string,
        got: `${given.length} characters that are not shown`,
      },
    ])
    expect(`${error.message} ${JSON.stringify(error.mistakes)} ${String(error.stack)}`).not.toContain('hush')
  })

  it('names every mistake at once, each on a line of its own', () => {
    const { message } = refused({
      PORT: 'x',
      SITE_URL: 'ftp://y',
      STATUS_API_TOKEN: 'a b',
      RESEND_BASE_URL: 'z',
    })
    expect(message.split('\n').map((line) => line.split(':')[0])).toEqual([
      'PORT',
      'SITE_URL',
      'STATUS_API_TOKEN',
      'RESEND_BASE_URL',
    ])
  })

  it.each([
    ['UPSTASH_REDIS_REST_URL', 'https://eu1-example.upstash.io', 'UPSTASH_REDIS_REST_TOKEN'],
    ['UPSTASH_REDIS_REST_TOKEN', 'a-token', 'UPSTASH_REDIS_REST_URL'],
  ])('takes %s only with its other half', (name, value, other) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(
      `${other}: expected a value beside ${name}, got nothing`,
    )
    expect(
      readEnvironment({ [name]: value, [other]: name.endsWith('URL') ? 'a-token' : 'https://a.upstash.io' }),
    ).toHaveProperty(other)
  })

  it('takes what an identity provider gave only whole', () => {
    const whole = {
      OIDC_ISSUER: 'https://accounts.example.com/realms/acme',
      OIDC_CLIENT_ID: 'console',
      OIDC_CLIENT_SECRET: 'a-secret',
    }
    expect(readEnvironment(whole)).toMatchObject(whole)
    const { OIDC_ISSUER, ...rest } = whole
    expect(refused(rest).message).toBe(
      'OIDC_ISSUER: expected a value beside OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, got nothing',
    )
    expect(refused({ OIDC_ISSUER }).message.split('\n')).toHaveLength(2)
  })

  it.each([
    ['http://accounts.example.com', 'expected an address that begins with https://'],
    ['accounts.example.com', 'expected an address like https://accounts.example.com'],
  ])('refuses the issuer %s', (OIDC_ISSUER, expected) => {
    const given = { OIDC_ISSUER, OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'a-secret' }
    expect(refused(given).message).toBe(`OIDC_ISSUER: ${expected}, got "${OIDC_ISSUER}"`)
  })

  it('checks every variable that it knows', () => {
    const known = [
      'PORT',
      'HOST',
      'DATA_DIR',
      'SITE_URL',
      'STATUS_API_TOKEN',
      'MAIL_FROM',
      'SMTP_URL',
      'RESEND_API_KEY',
      'RESEND_BASE_URL',
      'DASHBOARD_URL',
      'METRICS_TOKEN',
      'PROBE_ALLOW_PRIVATE',
      'UPSTASH_REDIS_REST_URL',
      'UPSTASH_REDIS_REST_TOKEN',
      'OIDC_ISSUER',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'OIDC_NAME',
      'OIDC_EMAILS',
    ]
    expect(Object.keys(environmentSchema.shape)).toEqual(expect.arrayContaining(known))
  })
})
