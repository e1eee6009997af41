/** One thing that is measured, as Prometheus reads it. */
export interface Metric {
  /** Begins with `status_page_`. */
  name: string
  help: string
  type: 'gauge' | 'counter'
  samples: Sample[]
}

export interface Sample {
  labels?: Record<string, string>
  value: number
}

/** The text format 0.0.4 of Prometheus; a metric without samples is left out. */
export function exposition(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map(
      ({ name, help, type, samples }) =>
        `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${type}\n` +
        samples.map(({ labels, value }) => `${name}${written(labels)} ${String(value)}\n`).join(''),
    )
    .join('')
}

function written(labels: Record<string, string> = {}): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

/** One of several states: 1 for the one that it is, 0 for each other. */
export function oneOf<T extends string>(
  state: T,
  all: readonly T[],
  label: string,
  labels: Record<string, string> = {},
): Sample[] {
  return all.map((each) => ({ labels: { ...labels, [label]: each }, value: each === state ? 1 : 0 }))
}
