import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** How our mail server's mails are signed. */
export interface Dkim {
  domainName: string
  keySelector: string
  /** PEM. */
  privateKey: string
}

/** The key stands in a file, or is the file in base64; refuses anything that is no private key. */
export function readDkimKey(given: string, root: string): string {
  const decoded = Buffer.from(given, 'base64').toString('utf8')
  const pem = decoded.startsWith('-----BEGIN') ? decoded : readFileSync(resolve(root, given), 'utf8')
  createPrivateKey(pem)
  return pem
}
