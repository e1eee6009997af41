import type { ComponentStatus } from '#core/components/status.ts'

/** A sign in a square of 24: an outline to fill, where it overlaps itself not, and a mark to stroke on it 3 wide. */
export interface Sign {
  shape: string
  mark: string
  /** The colour of the state on light paper and on dark. */
  light: string
  dark: string
}

/** The signs for what is drawn without the page: badges, the notice on other sites, pictures. */
export const signs: Record<ComponentStatus, Sign> = {
  operational: {
    shape: 'M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z',
    mark: 'M6.8 12.6l3.5 3.5 7-7.4',
    light: '#0b7040',
    dark: '#57c78c',
  },
  degraded_performance: {
    shape: 'M10.5 2.2a1.7 1.7 0 0 1 3 0l9.6 17.3a1.7 1.7 0 0 1-1.5 2.5H2.4a1.7 1.7 0 0 1-1.5-2.5z',
    mark: 'M12 8.6v5.6M12 18.2v0',
    light: '#8f5b00',
    dark: '#e6b04a',
  },
  partial_outage: {
    shape:
      'M10.9.9a1.6 1.6 0 0 1 2.2 0l10 10a1.6 1.6 0 0 1 0 2.2l-10 10a1.6 1.6 0 0 1-2.2 0l-10-10a1.6 1.6 0 0 1 0-2.2zM12 4.4 19.6 12 12 19.6z',
    mark: '',
    light: '#b8430a',
    dark: '#ff9a62',
  },
  major_outage: {
    shape: 'M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z',
    mark: 'm8 8 8 8m0-8-8 8',
    light: '#b30f2c',
    dark: '#ff7c84',
  },
  under_maintenance: {
    shape: 'M3.5 1.5h17a2 2 0 0 1 2 2v17a2 2 0 0 1-2 2h-17a2 2 0 0 1-2-2v-17a2 2 0 0 1 2-2z',
    mark: 'M18.2 8.9a3.6 3.6 0 1 1-3.1-3.1M12 12l-5.2 5.2',
    light: '#1c55b0',
    dark: '#8bb6ff',
  },
}
