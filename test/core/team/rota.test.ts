import { describe, expect, it } from 'vitest'
import { holdersAt } from '#core/team/holders.ts'
import { rotaSchema, turnAfter, turnAt } from '#core/team/rota.ts'
import { teamSchema } from '#core/team/team.ts'
import { content } from '#test/fakes/deps.ts'

const rota = rotaSchema.parse({
  role: 'on-call-engineer',
  timeZone: 'Europe/Berlin',
  handOver: '09:00',
  from: '2026-10-05',
  turns: [{ name: 'Mara' }, { name: 'Noor' }, { name: 'Ilya' }],
  instead: [{ from: '2026-10-14', until: '2026-10-15', name: 'Jane Smith' }],
})

describe('whose turn it is', () => {
  it.each([
    ['before the first turn, already the first', '2026-10-01T12:00:00.000Z', 'Mara'],
    ['at the first hand-over', '2026-10-05T07:00:00.000Z', 'Mara'],
    ['a moment before the second', '2026-10-12T06:59:59.999Z', 'Mara'],
    ['at the second', '2026-10-12T07:00:00.000Z', 'Noor'],
    ['in the week in which summer ends, an hour after the old time', '2026-10-26T07:30:00.000Z', 'Ilya'],
    ['at the same time on the wall', '2026-10-26T08:00:00.000Z', 'Mara'],
    ['while somebody stands in', '2026-10-15T20:00:00.000Z', 'Jane Smith'],
    ['until the hand-over after the last day', '2026-10-16T06:59:00.000Z', 'Jane Smith'],
    ['and back again', '2026-10-16T07:00:00.000Z', 'Noor'],
  ])('%s', (_, at, name) => {
    expect(turnAt(rota, at).name).toBe(name)
  })

  it('says when it ends, on the clock of the wall on both sides of the end of summer', () => {
    const turn = turnAt(rota, '2026-10-20T12:00:00.000Z')
    expect(turn).toMatchObject({ name: 'Ilya', from: '2026-10-19T07:00:00.000Z' })
    expect(turn.until).toBe('2026-10-26T08:00:00.000Z')
    expect(turnAfter(rota, turn).name).toBe('Mara')
  })

  it('ends a turn where somebody stands in, and begins it again', () => {
    const turn = turnAt(rota, '2026-10-13T12:00:00.000Z')
    expect(turn).toMatchObject({ name: 'Noor', until: '2026-10-14T07:00:00.000Z' })
    const instead = turnAfter(rota, turn)
    expect(instead).toMatchObject({ name: 'Jane Smith', instead: true, until: '2026-10-16T07:00:00.000Z' })
    expect(turnAfter(rota, instead)).toMatchObject({
      name: 'Noor',
      from: '2026-10-16T07:00:00.000Z',
      until: '2026-10-19T07:00:00.000Z',
    })
  })

  it.each([
    ['that is skipped in spring', '02:30', '2027-03-28', '2027-03-28T01:00:00.000Z'],
    ['that comes twice in autumn, at the first', '02:30', '2026-10-25', '2026-10-25T00:30:00.000Z'],
  ])('hands over once at a time %s', (_, handOver, from, expected) => {
    const night = { ...rota, handOver, from, instead: [] }
    const before = turnAt(night, '2026-10-20T00:00:00.000Z')
    expect(before.name).toBe('Mara')
    const at = Date.parse(expected)
    const weeks = [at - 1, at, at + 90 * 60_000].map((ms) => turnAt(night, new Date(ms).toISOString()).from)
    expect(weeks[0]).not.toBe(expected)
    expect(weeks.slice(1)).toEqual([expected, expected])
  })
})

describe('who holds a role', () => {
  const team = teamSchema.parse({
    ...content.team,
    roles: content.team.roles.map((role) =>
      role.id === 'on-call-engineer'
        ? { ...role, backup: { name: 'Mara', email: 'mara@example.com' } }
        : role,
    ),
    rota: { ...rota, instead: [] },
  })

  it('is whose turn it is, where the rota is about that role', () => {
    expect(holdersAt(team, 'on-call-engineer', '2026-10-13T12:00:00.000Z').primary.name).toBe('Noor')
    expect(holdersAt(team, 'technical-lead', '2026-10-13T12:00:00.000Z').primary.name).toBe('Tech Lead')
  })

  it('is never their own backup', () => {
    const { primary, backup } = holdersAt(team, 'on-call-engineer', '2026-10-06T12:00:00.000Z')
    expect([primary.name, backup?.name]).toEqual(['Mara', 'On-call Engineer'])
  })

  it('is reached by whatever stands about them anywhere', () => {
    expect(holdersAt(team, 'on-call-engineer', '2026-10-06T12:00:00.000Z').primary.email).toBe(
      'mara@example.com',
    )
  })

  it('refuses somebody to stand in who is not of the team', () => {
    const strange = {
      ...team,
      rota: { ...rota, instead: [{ from: '2026-12-24', until: '2026-12-24', name: 'Who' }] },
    }
    expect(teamSchema.safeParse(strange).error?.issues[0]?.path).toEqual(['rota', 'instead', 0, 'name'])
  })
})
