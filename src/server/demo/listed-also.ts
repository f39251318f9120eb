/** What the list says of a few young people besides what chance gave them. */
export interface ListedAlso {
  /** Further characteristics (IC01): some are ordinary, some tell of health (150, 180, 210) or of an offence (170). */
  readonly characteristics?: readonly string[]
  /** September Guarantee status of Year 12 (SG11). */
  readonly year12?: string
  /** The number they had in another council's database. */
  readonly before?: string
  /** The council they moved to. */
  readonly movedTo?: string
}

/** By their place in the list, so that every code and every element of the list occurs in it. */
export const listedAlso: ReadonlyMap<number, ListedAlso> = new Map<number, ListedAlso>([
  [25, { characteristics: ['160'] }],
  [30, { characteristics: ['210'] }],
  [44, { characteristics: ['180'] }],
  [58, { characteristics: ['210'] }],
  [61, { year12: '110' }],
  [66, { characteristics: ['150'] }],
  [91, { before: '9970000000912' }],
  [105, { characteristics: ['130'] }],
  [111, { characteristics: ['150'] }],
  [116, { characteristics: ['150', '210'] }],
  [119, { year12: '114' }],
  [124, { characteristics: ['200'] }],
  [127, { characteristics: ['210'] }],
  [145, { characteristics: ['190'] }],
  [157, { year12: '140' }],
  [158, { characteristics: ['120'] }],
  [160, { characteristics: ['210'], year12: '120' }],
  [190, { movedTo: '997' }],
  [221, { year12: '150' }],
])
