export function browserOptions(): Promise<{ executablePath: string; args: string[]; headless: boolean }>
export function installLibraries(): Promise<void>
