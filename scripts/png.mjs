import { deflateSync, crc32 } from 'node:zlib'

/** A picture of few colours as PNG with a palette: a third of what a browser writes. `rgba` is four bytes a pixel. */
export function smallPng(width, height, rgba, most = 64) {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height)
  const counts = new Map()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const palette = [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([colour]) => colour)
  const nearest = new Map([...counts.keys()].map((colour) => [colour, closest(palette, colour)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = nearest.get(pixels[y * width + x])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const channels = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]

function closest(palette, colour) {
  const distance = (other) =>
    channels(other).reduce((sum, value, index) => sum + (value - channels(colour)[index]) ** 2, 0)
  return palette.reduce((best, each, index) => (distance(each) < distance(palette[best]) ? index : best), 0)
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
