/// <reference types="astro/client" />

type PageModel = import('../core/views/page-models.ts').PageModel

declare namespace App {
  // Astro declares this interface; a type of the same name would clash with it.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Locals extends PageModel {}
}
