/** One record of a list, fictional and sound, with elements changed, added or (when undefined) left out. */
export function aRecord(number: number, over: { readonly [element: string]: string | undefined } = {}): string {
  const left = new Map(Object.entries(over))
  const take = (name: string, usual: string | undefined): string => {
    const value = left.has(name) ? left.get(name) : usual
    left.delete(name)
    return value === undefined ? '' : `<${name}>${value}</${name}>\n`
  }
  const personal =
    take('YoungPersonsID', `999${String(number).padStart(10, '0')}`) +
    take('CohortStatus', 'P') +
    take('GivenName', 'Amara') +
    take('FamilyName', `Quillfeather${number}`) +
    take('AddressLine1', '1 Invented Street') +
    take('Town', 'Testbury') +
    take('Postcode', 'ZZ1 1ZZ') +
    take('Gender', 'F') +
    take('DOB', '2009-03-14') +
    take('Ethnicity', 'REFU') +
    take('LeadLEA', '998') +
    take('UniquePupilNumber', 'B801200005001')
  const need = take('LevelOfNeedCode', '2') + take('SENDFlag', 'N') + take('SENSupportFlag', 'N')
  const cohort =
    take('ActivityCode', '230') +
    take('StartDate', '2026-09-03') +
    take('DateAscertained', '2026-09-10') +
    take('DueToLapseDate', '2027-08-31') +
    take('CurrencyLapsed', 'N') +
    take('EstablishmentName', 'Testbury College')
  const others = [...left.keys()].map((name) => take(name, undefined)).join('')
  return `<YoungPersonsRecord>
<PersonalDetails>
${personal}</PersonalDetails>
<LevelOfNeed>
${need}</LevelOfNeed>
<Activities><Cohort>
${cohort}${others}</Cohort></Activities>
</YoungPersonsRecord>
`
}

/** A whole list. */
export function aList(records: readonly string[], periodEnd = '2026-10-31'): string {
  return `${listHead(periodEnd)}${records.join('')}</NCCIS>\n`
}

/** The beginning of a list, up to its first record. */
export function listHead(periodEnd = '2026-10-31'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<NCCIS>
<FileHeader>
<Databases><DatabaseID>999</DatabaseID></Databases>
<DateOfSend>2026-11-03</DateOfSend><PeriodEnd>${periodEnd}</PeriodEnd>
</FileHeader>
`
}
