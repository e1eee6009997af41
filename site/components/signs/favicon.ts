import type { StateClass } from './state.ts'

const shapes: Record<StateClass, { fill: string; path: string }> = {
  ok: {
    fill: '#0b7040',
    path: "<circle cx='12' cy='12' r='11'/><path d='M6.8 12.6l3.5 3.5 7-7.4' fill='none' stroke='#fff' stroke-width='3'/>",
  },
  degraded: {
    fill: '#8f5b00',
    path: "<path d='M12 1 24 22H0z'/><path d='M12 8v6.5m0 2.5v3' stroke='#fff' stroke-width='3'/>",
  },
  partial: {
    fill: '#b8430a',
    path: "<path d='M12 0 24 12 12 24 0 12z'/><path d='M12 4.4 19.6 12 12 19.6z' fill='#fff'/>",
  },
  major: {
    fill: '#b30f2c',
    path: "<path d='M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z'/><path d='m8 8 8 8m0-8-8 8' stroke='#fff' stroke-width='3'/>",
  },
  maintenance: {
    fill: '#1c55b0',
    path: "<path d='M1.5 1.5h21v21h-21z'/><path d='M18.2 8.9a3.6 3.6 0 1 1-3.1-3.1M12 12l-5.2 5.2' fill='none' stroke='#fff' stroke-width='3'/>",
  },
  none: {
    fill: 'none',
    path: "<circle cx='12' cy='12' r='9.5' stroke='#7d8689' stroke-width='3' stroke-dasharray='4 3.46'/>",
  },
}

/** The sign as the tab's icon, without a file of its own. */
export function favicon(state: StateClass): string {
  const { fill, path } = shapes[state]
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='${fill}'>${path}</svg>`
  return `data:image/svg+xml,${svg.replaceAll('#', '%23')}`
}

const paper = { light: '#ffffff', dark: '#0f1213' }

const washes: Partial<Record<StateClass, typeof paper>> = {
  degraded: { light: '#fcf2d9', dark: '#2a2110' },
  partial: { light: '#fdeee4', dark: '#2f1a10' },
  major: { light: '#fdebec', dark: '#341418' },
  maintenance: { light: '#e8f0fc', dark: '#141f34' },
}

/** What a phone paints its own bar with: the wash that the top of the page wears. */
export function themeColour(wash: StateClass): { light: string; dark: string } {
  return washes[wash] ?? paper
}
