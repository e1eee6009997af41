/// <reference types="astro/client" />

declare namespace App {
  interface Locals extends import('../core/views/page-models.ts').PageModel {}
}
