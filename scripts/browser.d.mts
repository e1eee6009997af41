export function browserOptions(): Promise<{
  executablePath: string
  args: string[]
  headless: boolean
  env: Record<string, string>
}>
export function installLibraries(): Promise<void>
