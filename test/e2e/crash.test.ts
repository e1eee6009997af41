import { expect, it } from 'vitest'
import { proveCrashes } from '../../scripts/prove/crash/crash.ts'

// `npm run prove -- crash 1000` does the same a thousand times.
it('writes to everybody once, however often the server is killed in the middle of an await', async () => {
  const proof = await proveCrashes(6, Date.now(), () => undefined)
  expect(proof.wrong).toEqual([])
  expect(proof.kills).toBe(6)
})
