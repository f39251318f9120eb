import { channels, contactOutcomes, contactTypes } from '../../codes/contact.ts'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { withChannel, withOutcome, withType } from './contact-fields.ts'
import { type FormPart, choices, errorAt } from './form-part.ts'

/** What kind of contact it was, how people met, and what came of it. */
export function WhatPart({ fields, set, errors, school }: FormPart & { school: string | undefined }) {
  return (
    <>
      <Select
        id="type"
        label="Kind of contact"
        options={[{ value: '', label: 'Choose' }, ...choices(contactTypes, fields.type)]}
        value={fields.type}
        error={errorAt(errors, 'type')}
        onChange={(type) => set(withType(fields, type, school))}
      />
      <Select
        id="channel"
        label="How you met or spoke"
        options={choices(channels, fields.channel)}
        value={fields.channel}
        error={errorAt(errors, 'channel')}
        onChange={(channel) => set(withChannel(fields, channel, school))}
      />
      <div class="contact-outcome">
        <Radios
          id="outcome"
          legend="What came of it"
          options={choices(contactOutcomes, fields.outcome)}
          value={fields.outcome}
          error={errorAt(errors, 'outcome')}
          onChange={(outcome) => set(withOutcome(fields, outcome))}
        />
      </div>
    </>
  )
}
