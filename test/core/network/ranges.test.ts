import { describe, expect, it } from 'vitest'
import { parseAddress } from '#core/network/address.ts'
import { mayReach, parseRange } from '#core/network/ranges.ts'

const open = [
  '1.1.1.1',
  '8.8.8.8',
  '192.0.1.255',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
]
const openV6 = ['2606:4700::1111', '2a00:1450:4001:82a::200e', '::ffff:8.8.8.8', '2001:200::1', '2003::1']

const closed = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255', '127.0.0.1'],
  ...['127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1'],
  ...['192.88.99.1', '192.168.0.1', '198.18.0.1', '198.19.255.255', '198.51.100.7', '203.0.113.9'],
  ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
]
const closedV6 = [
  ...['::', '::1', '0:0:0:0:0:0:0:1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:a00:1'],
  ...['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1', '100::1', '2001::1', '2001:0:4136:e378::1'],
  ...['2001:2::1', '2001:10::1', '2001:20::1', '2001:db8::1', '2002:7f00:1::1', '2002:808:808::1', '3fff::1'],
  ...['3fff:fff::1', '4000::1', '5f00::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fec0::1', 'ff02::1'],
  ...['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
]

describe('an address', () => {
  it.each([...open, ...openV6])('%s is public', (text) => {
    expect(mayReach(text, [])).toBe(true)
  })

  it.each([...closed, ...closedV6, ...closed.map((text) => `::ffff:${text}`)])('%s is not public', (text) => {
    expect(mayReach(text, [])).toBe(false)
  })

  it.each([
    ...['', ' ', '127.1', '0177.0.0.1', '0x7f.0.0.1', '2130706433', '127.0.0.1.', ' 8.8.8.8', '8.8.8.8 '],
    ...[
      '256.1.1.1',
      '1.2.3',
      '1.2.3.4.5',
      '08.8.8.8',
      '８.８.８.８',
      '[::1]',
      'fe80::1%eth0',
      '::1::',
      ':::',
    ],
    ...[
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1::2:3:4:5:6:7:8',
      '12345::',
      '::g',
      '::1.2.3',
      '1.2.3.4::',
      ':1',
    ],
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeNull()
    expect(mayReach(text, [])).toBe(false)
  })

  it('reads the same whichever way it is shortened', () => {
    expect(parseAddress('2001:db8::1')).toBe(parseAddress('2001:0DB8:0:0:0:0:0:1'))
    expect(parseAddress('::ffff:192.0.2.1')).toBe(parseAddress('192.0.2.1'))
    expect(parseAddress('1:2:3:4:5:6:1.2.3.4')).toBe(parseAddress('1:2:3:4:5:6:102:304'))
  })
})

describe('a range of the operator', () => {
  it.each([
    ['10.0.0.0/8', '10.200.3.4', '192.168.0.1'],
    ['10.1.2.3/8', '10.200.3.4', '127.0.0.1'],
    ['127.0.0.1/32', '127.0.0.1', '127.0.0.2'],
    ['127.0.0.1', '::ffff:127.0.0.1', '::1'],
    ['fd00::/8', 'fd12::1', 'fc12::1'],
    ['::1/128', '::1', '127.0.0.1'],
    ['0.0.0.0/0', '192.168.1.1', '::1'],
    ['::/0', '192.168.1.1', '127.0.0.1.'],
  ])('%s opens %s and not %s', (range, inside, outside) => {
    const allowed = [parseRange(range)].filter((each) => each !== null)
    expect(mayReach(inside, allowed)).toBe(true)
    expect(mayReach(outside, allowed)).toBe(false)
  })

  it.each(['', '10.0.0.0/33', '::/129', '10.0.0/8', '10.0.0.0/', '10.0.0.0/8/8', 'private', '10.0.0.0/-1'])(
    'is not written %j',
    (text) => {
      expect(parseRange(text)).toBeNull()
    },
  )
})
