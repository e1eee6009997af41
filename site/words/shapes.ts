/** A sentence with one element inside it: a time, an address, words of the operator. */
export interface Around {
  before: string
  after: string
}

/** A sentence with links inside it, each named by where it leads. */
export type Linked<Place extends string> = readonly (string | readonly [Place, string])[]
