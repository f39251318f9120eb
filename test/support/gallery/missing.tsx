import { FactScreen } from '../../../src/features/fact/fact-screen.tsx'
import type { Fact } from '../../../src/domain/fact.ts'
import { MissingNote } from '../../../src/features/young-person/missing-note.tsx'
import { ok } from '../../../src/lib/result.ts'
import { Page } from '../../../src/ui/page.tsx'
import { anEntryId } from '../entries.ts'
import { aFormApi } from '../form-api.ts'
import { aFactView, aPersonView, aValue } from '../person-views.ts'
import type { Example } from './example.ts'

const nothing = () => undefined

function note(sensitive: boolean) {
  const missing = [
    { missing: 'review-date', words: 'It needs a day on which to look again.', sensitive: false },
    {
      missing: 'characteristic',
      words: 'It needs the characteristic “Carer, not of own child”, which is not recorded.',
      sensitive,
    },
  ] as const
  return (
    <Page heading="Amara Quillfeather" back={{ label: 'Caseload', onBack: nothing }}>
      <MissingNote missing={missing} />
    </Page>
  )
}

/** A value as somebody may paste it: as long as it goes, without a space, in letters that run the other way. */
function unusual(fact: Fact, lines: readonly string[]) {
  const facts = [aFactView(fact.field, 'Anything', [aValue(lines, { fact })])]
  return (
    <FactScreen
      api={{ ...aFormApi(), recordFact: () => Promise.resolve(ok(anEntryId())) }}
      view={aPersonView({
        name: `${'Wolkenschieber'.repeat(7)}, أمل نور`,
        sections: [{ title: 'Any', facts, add: [] }],
      })}
      field={fact.field}
      of={undefined}
      label="Anything"
      today="2026-11-24"
      onDone={nothing}
    />
  )
}

const long = 'x'.repeat(100)

/** What is missing for the national return, and forms with what people may put into them. */
export const missingExamples: readonly Example[] = [
  { name: 'missing for the return', show: () => note(false) },
  { name: 'missing for the return, private', show: () => note(true) },
  {
    name: 'value, unusual letters',
    show: () => unusual({ field: 'name', value: { given: '<b>أمل</b> 👩🏽‍🎓', family: long } }, [`<b>أمل</b> 👩🏽‍🎓 ${long}`]),
    press: ['Save'],
  },
  {
    name: 'value, everything an address may have',
    show: () =>
      unusual(
        {
          field: 'address',
          value: {
            lines: ['Flat 1', 'Sample House', '2 Sample Street', 'Samplefield'],
            town: 'Testbury',
            county: 'Sampleshire',
            postcode: 'ZZ1 1AA',
          },
        },
        ['Flat 1', 'Sample House', '2 Sample Street', 'Samplefield', 'Testbury', 'Sampleshire', 'ZZ1 1AA'],
      ),
  },
]
