import type { Sql } from 'cloudflare:workers'
import type { PublishedDocument, Publisher } from '#core/ports.ts'
import type { PublicView } from '#core/views/public-view.ts'
import type { Standing } from '#core/views/publication.ts'

export interface KeptDocuments extends Publisher {
  get(address: string): PublishedDocument | null
  /** How things stood when that was last known; null in an object that has never published. */
  standing(): Standing | null
  programAddresses(): readonly string[]
  view(): PublicView | null
  note(
    standing: Standing,
    made: () => Promise<{ programAddresses: readonly string[]; view: PublicView }>,
  ): Promise<void>
}

/** Keeps what was published in the object's own database, so that it can be read without the store, also after a restart. */
export function keptDocuments(sql: Sql): KeptDocuments {
  sql.exec(`create table if not exists document (
    address text primary key, type text not null, etag text not null,
    plain blob not null, gzip blob not null, brotli blob not null
  ) without rowid`)
  sql.exec(
    'create table if not exists last (one integer primary key check (one = 1), standing text, addresses text, view text)',
  )

  const last = <T>(column: 'standing' | 'addresses' | 'view'): T | null => {
    const [row] = sql.exec<{ text: string }>(`select ${column} as text from last`).toArray()
    return row ? (JSON.parse(row.text) as T) : null
  }

  return {
    get(address) {
      const [row] = sql.exec<Row>('select * from document where address = ?', address).toArray()
      return row ? documentOf(row) : null
    },

    publish(documents) {
      for (const [address, { contentType, etag, plain, gzip, brotli }] of documents) {
        sql.exec(
          `insert into document values (?, ?, ?, ?, ?, ?) on conflict do update
             set type = excluded.type, etag = excluded.etag,
                 plain = excluded.plain, gzip = excluded.gzip, brotli = excluded.brotli
             where etag <> excluded.etag or type <> excluded.type`,
          ...[address, contentType, etag, plain, gzip, brotli],
        )
      }
      return Promise.resolve()
    },

    keepOnly(addresses) {
      for (const { address } of sql.exec<{ address: string }>('select address from document').toArray())
        if (!addresses.has(address)) sql.exec('delete from document where address = ?', address)
      return Promise.resolve()
    },

    standing: () => last<Standing>('standing'),
    programAddresses: () => last<string[]>('addresses') ?? [],
    view: () => last<PublicView>('view'),

    async note(standing, made) {
      if (last<Standing>('standing')?.madeAt === standing.madeAt) {
        sql.exec('update last set standing = ?', JSON.stringify(standing))
        return
      }
      const { programAddresses, view } = await made()
      const texts = [standing, programAddresses, view].map((value) => JSON.stringify(value))
      sql.exec('insert or replace into last values (1, ?, ?, ?)', ...texts)
    },
  }
}

interface Row extends Record<string, unknown> {
  type: string
  etag: string
  plain: ArrayBuffer
  gzip: ArrayBuffer
  brotli: ArrayBuffer
}

function documentOf({ type, etag, plain, gzip, brotli }: Row): PublishedDocument {
  return {
    contentType: type,
    etag,
    plain: new Uint8Array(plain),
    gzip: new Uint8Array(gzip),
    brotli: new Uint8Array(brotli),
  }
}
