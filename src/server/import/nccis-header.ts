import { isRealDate } from '../../domain/time.ts'
import { type Block, Malformed } from './nccis-reader.ts'

/** What a list says of itself. */
export interface ListHeader {
  /** The first three digits of every record number in the file. */
  readonly databases: readonly string[]
  /** The councils it speaks for, where it says so. */
  readonly authorities: readonly string[]
  /** The day the list speaks of: every value is as of this day. */
  readonly periodEnd: string
}

/** Reads the header; a list without a sound one is no list. */
export function readHeader({ fields, line }: Block): ListHeader {
  const databases = fields.get('databases/databaseid') ?? []
  const [periodEnd] = fields.get('periodend') ?? []
  const [sentOn] = fields.get('dateofsend') ?? []
  if (databases.length === 0 || databases.some((id) => !/^\d{3}$/.test(id)))
    throw new Malformed(line, 'DatabaseID is not three digits.')
  if (periodEnd === undefined || !isRealDate(periodEnd))
    throw new Malformed(line, 'PeriodEnd is missing or is not a date.')
  if (sentOn === undefined || !isRealDate(sentOn)) throw new Malformed(line, 'DateOfSend is missing or is not a date.')
  const authorities = (fields.get('sourceleas/leacode') ?? []).filter((code) => /^\d{3}$/.test(code))
  return { databases, authorities, periodEnd }
}
