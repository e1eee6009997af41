import { expect, it } from 'vitest'
import { scryptPasswords } from '#functions/adapters/passwords/scrypt.ts'
import { quick } from '#test/fakes/operators.ts'

it('makes at most two password hashes at a time, and lets whoever waits in turn', async () => {
  const passwords = scryptPasswords(quick)
  const easy = await passwords.hash('a password')
  const hard = await scryptPasswords({ N: 2 ** 13, r: 8, p: 4 }).hash('a password')
  const done: string[] = []
  const verify = async (name: string, hash: string) => {
    const { right } = await passwords.verify('a password', hash)
    if (right) done.push(name)
  }
  await Promise.all([
    verify('hard', hard),
    verify('hard', hard),
    verify('easy', easy),
    verify('easy', easy),
    verify('easy', easy),
  ])
  expect(done[0]).toBe('hard')
  expect(done.filter((each) => each === 'easy')).toHaveLength(3)
})

it('lets the next in after one that failed', async () => {
  const passwords = scryptPasswords(quick)
  const broken = [1, 2, 3].map(() => passwords.verify('a password', 'scrypt$3$8$1$AAAA$AAAA'))
  const ended = await Promise.allSettled(broken)
  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect((await passwords.verify('right', await passwords.hash('right'))).right).toBe(true)
})
