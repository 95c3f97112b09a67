export type Booleen = 0 | 1

/** Where a stamp, or the least direct stamp of an intervention, comes from. */
export type Origine = 'telephone' | 'secours' | 'manuel'
