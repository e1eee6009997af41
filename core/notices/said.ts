/** A value in both forms; `html` is safe. */
export interface Said {
  html: string
  text: string
}

export type Values = Record<string, Said>
