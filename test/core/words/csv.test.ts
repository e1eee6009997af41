import { describe, expect, it } from 'vitest'
import { csvLine, readCsv } from '#core/words/csv.ts'

const read = (text: string) => [...readCsv(text)]
const cells = (text: string) => read(text).map((row) => row.cells)

describe('a table', () => {
  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\uFEFFa\n', [['a']]],
    ['a,\n', [['a', '']]],
    ['a,', [['a', '']]],
    ['"a,b",c', [['a,b', 'c']]],
    ['"say ""no""",c', [['say "no"', 'c']]],
    ['"two\nlines",c', [['two\nlines', 'c']]],
    ['"",c', [['', 'c']]],
    ['', []],
    ['\n\n,,\na', [['a']]],
  ])('%j is read', (text, expected) => {
    expect(cells(text)).toEqual(expected)
  })

  it('counts lines as an editor does, within quotes too', () => {
    expect(read('a\n\n"b\nc"\r\nd').map(({ line }) => line)).toEqual([1, 3, 5])
  })

  it.each([['a"b'], ['"a"b'], ['"open']])('says of %j that it cannot be read, and reads on', (broken) => {
    expect(read(`${broken}\nnext`).map(({ line, cells: found }) => [line, found])).toEqual([
      [1, null],
      [2, ['next']],
    ])
  })

  it('reads a megabyte of open quotes in a moment', () => {
    expect(read(`"${'a""'.repeat(400_000)}`)).toEqual([{ line: 1, cells: null }])
  })
})

describe('what is written', () => {
  it.each([['plain'], ['a,b'], ['say "no"'], ['two\r\nlines'], [''], ["it's"]])('%j is read back', (text) => {
    expect(cells(csvLine([text, 'last']))).toEqual([[text, 'last']])
  })

  it.each([['=1+1'], ['+1'], ['-1'], ['@a'], ['\tx']])('%j is no formula, and is read back', (text) => {
    const line = csvLine([text, 'last'])
    expect(line.replace('"', '')).toMatch(/^'/)
    expect(cells(line)).toEqual([[text, 'last']])
  })
})
