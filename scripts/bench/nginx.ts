import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Nginx {
  url: string
  stop(): Promise<void>
}

/** Serves one page with one process of nginx, plain and compressed beforehand; null where nginx is not installed. */
export async function nginxWith(html: string): Promise<Nginx | null> {
  if (spawnSync('nginx', ['-v']).error) return null
  const folder = mkdtempSync(join(tmpdir(), 'status-nginx-'))
  // Started by root, nginx reads as somebody else.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'site'))
  writeFileSync(join(folder, 'site/index.html'), html)
  writeFileSync(join(folder, 'site/index.html.gz'), gzipSync(html, { level: 7 }))
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port))
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: 'inherit',
  })
  const exited = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answering(url, html)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}

function configuration(folder: string, port: number): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `
    daemon off;
    worker_processes 1;
    pid ${folder}/pid;
    events { worker_connections 1024; }
    http {
      ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n      ')}
      access_log off;
      sendfile on;
      tcp_nopush on;
      open_file_cache max=100;
      keepalive_requests 100000000;
      types { text/html html; }
      server {
        listen 127.0.0.1:${port};
        root ${folder}/site;
        gzip_static on;
      }
    }
  `
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Waits until it answers, and makes sure that it is not somebody else who does. */
async function answering(url: string, html: string): Promise<void> {
  const deadline = performance.now() + 10_000
  for (;;) {
    const text = await fetch(url)
      .then((response) => response.text())
      .catch(() => null)
    if (text === html) return
    if (text !== null || performance.now() > deadline) throw new Error(`nginx does not answer at ${url}`)
    await new Promise((again) => setTimeout(again, 20))
  }
}
