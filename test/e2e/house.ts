import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { repository } from '#test/fakes/deps.ts'

const more = [
  ['Search', 'Finding things in everything you stored'],
  ['Exports', 'Files that you download or have sent'],
  ['Billing', 'Invoices, plans and payment'],
  ['Mobile app', 'The apps for iOS and Android'],
  ['Scheduled reports', 'Reports that come by themselves'],
  ['Data import', 'Files and tables that you upload'],
  ['Webhooks', 'Calls that we make to your programs'],
  ['Status mail', 'Notices that this page sends'],
  ['Public dashboards', 'Pages that you share with others'],
  ['Embedded charts', 'Charts inside your own pages'],
  ['Audit log', 'Who did what and when'],
  ['Sandbox', 'Trying things without consequence'],
  ['Help centre', 'Answers and contact'],
  ['Support chat', 'People who answer you'],
] as const

/** A folder like this repository, built, whose catalogue has so many components, all watched for long. */
export function houseWith(components: number): string {
  const root = mkdtempSync(join(tmpdir(), 'status-house-'))
  for (const folder of ['content', 'templates', 'dist'])
    cpSync(join(repository, folder), join(root, folder), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))

  const file = join(root, 'content/components.yaml')
  const { groups } = parse(readFileSync(file, 'utf8')) as { groups: { components: { since: string }[] }[] }
  const own = groups.reduce((sum, group) => sum + group.components.length, 0)
  const added = more
    .slice(0, Math.max(0, components - own))
    .map(([name, description]) => ({ id: slugOf(name), name, description, since: '2026-07-01' }))
  added.forEach((component, index) => groups[index % groups.length]?.components.push(component))
  writeFileSync(file, stringify({ groups }))
  return root
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}
