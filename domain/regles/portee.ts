/** What a person may see: every row (headquarters), or the rows of these antennes (their ids). */
export type Portee = 'toutes' | readonly number[]
