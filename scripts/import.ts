// Fills an empty store with what an export holds.
import { readExport } from '#core/moving/export-file.ts'
import { importStore } from '#core/moving/import-store.ts'
import { chainInWords } from './moving/chain-in-words.ts'
import { fileNamed, readWhole } from './moving/file.ts'
import { withStore } from './moving/with-store.ts'

const path = fileNamed('import')

await withStore({ create: true }, async ({ name, took, ...deps }) => {
  const file = readExport(await readWhole(path))
  const { written, there, expired, audit } = await importStore(deps, file)
  return {
    lines: [
      `Imported ${written} entries from ${path} to ${name} in ${took()}, read them back and compared them.`,
      ...(there > 0 ? [`${there} were there from an import that was not finished.`] : []),
      ...(expired > 0 ? [`${expired} had expired since the export and were left out.`] : []),
      ...chainInWords(audit),
      'Next: start the server with the same environment. A page that runs on this store already publishes what came by itself.',
    ],
  }
})
