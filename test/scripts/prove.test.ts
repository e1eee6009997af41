import { describe, expect, it } from 'vitest'
import { proveFaults } from '../../scripts/prove/faults/faults.ts'
import { proveOverHttp } from '../../scripts/prove/http.ts'

describe('everybody is told once, and in order', () => {
  it.each([1, 2])('while three calls of ten fail, in a world from the seed %i', async (seed) => {
    const proof = await proveFaults(1500, seed)
    expect(proof.wrong).toEqual([])
    expect(proof.faults / proof.calls).toBeGreaterThan(0.15)
    expect(proof.emails).toBeGreaterThan(4000)
  })

  it('by two processes on one database, over HTTP to a provider that fails', async () => {
    const proof = await proveOverHttp(600, 5)
    expect(proof.wrong).toEqual([])
    expect(proof.emails).toBeGreaterThan(1100)
  })
})
