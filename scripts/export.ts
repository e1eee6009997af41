// Writes everything that the store holds into one file.
import { exportStore } from '#core/moving/export-store.ts'
import { chainInWords } from './moving/chain-in-words.ts'
import { fileNamed, refuseExisting, writeWhole } from './moving/file.ts'
import { withStore } from './moving/with-store.ts'

const path = fileNamed('export')

await withStore({ create: false }, async ({ name, took, ...deps }) => {
  refuseExisting(path)
  const { text, entries, sha256, audit } = await exportStore(deps)
  await writeWhole(path, text)
  const broken = audit.faults.length > 0
  return {
    lines: [
      `Exported ${entries} entries from ${name} to ${path} in ${took()}.`,
      `SHA-256 ${sha256}`,
      ...chainInWords(audit),
      ...(broken ? ['An import refuses this file for that. It is kept, so that you can look.'] : []),
      'The file holds the addresses of subscribers: keep it as you keep a password, and delete it when you are done.',
      `Next: name the other store in the environment, then npm run import -- ${path}`,
    ],
    code: broken ? 1 : 0,
  }
})
