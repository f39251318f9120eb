import type { ReadBackPart } from '../domain/read-back.ts'
import type { Table } from './desk.ts'
import { Heading } from './heading.tsx'
import type { ReadingPacket } from './packet.ts'
import { ReadAloud } from './read-aloud.tsx'
import type { Reading } from './reading.ts'
import { ReadingItemView } from './reading-item.tsx'
import { Rights } from './reading-rights.tsx'
import { TextSize } from './text-size.tsx'

/** "What we hold about you and why": the whole ordinary record, in plain words, for the young person it is about (P12, P25). */
export function ReadingPage({ table, packet }: { table: Table; packet: ReadingPacket }) {
  const { reading, given, adviser } = packet
  return (
    <div class="handover handover--reading">
      <header class="handover-top">
        <p class="handover-top__name">{packet.authorityName}</p>
        <TextSize />
      </header>
      <main class="handover-main">
        <Heading>{given ? `${given}, this is what we hold about you` : 'This is what we hold about you'}</Heading>
        <p>
          Each part says where it came from and why we ask. Some things the law makes us ask. Others are your choice:
          you can ask us not to keep them.
        </p>
        <div class="handover-tools">
          <ReadAloud speech={table.speech} parts={() => aloudParts(reading)} />
          <button type="button" class="handover-button handover-button--quiet" onClick={() => window.print()}>
            Print
          </button>
        </div>
        {reading.sections.map(({ title, items }) => (
          <section key={title} class="reading-section" aria-label={title}>
            <h2 class="handover-question">{title}</h2>
            {items.map((item) => (
              <ReadingItemView key={`${item.field} ${item.of ?? ''}`} item={item} table={table} packet={packet} />
            ))}
          </section>
        ))}
        <Told title="When we spoke" none="Nothing is written down yet." parts={reading.contacts} />
        <Told title="Who we have told" none="We have not told anybody about you." parts={reading.told} />
        {reading.received.length > 0 && <Told title="What others sent us" none="" parts={reading.received} />}
        <Apart reading={reading} adviser={adviser.name} />
        <Rights reading={reading} />
        <div class="handover-answers handover-answers--screen">
          <button type="button" class="handover-button handover-button--yes" onClick={table.leave}>
            Give the tablet back to {adviser.name}
          </button>
        </div>
      </main>
    </div>
  )
}

function Told({ title, none, parts }: { title: string; none: string; parts: Reading['told'] }) {
  return (
    <section class="reading-section" aria-label={title}>
      <h2 class="handover-question">{title}</h2>
      {parts.length === 0 && <p>{none}</p>}
      {parts.map(({ heading, lines }, index) => (
        <div key={index} class="handover-part">
          <h3 class="handover-part__heading">{heading}</h3>
          {lines.map((line, at) => (
            <p key={at} class="handover-part__text">
              {line}
            </p>
          ))}
        </div>
      ))}
    </section>
  )
}

/** What is held apart is not spread out here: others may look over a shoulder. */
function Apart({ reading, adviser }: { reading: Reading; adviser: string }) {
  return (
    <section class="reading-section" aria-label="What we keep apart">
      <h2 class="handover-question">What we keep apart</h2>
      <p>
        Anything about your health or about the police and courts is kept apart from the rest. We ask you before we
        write it down. To see it, ask {adviser}: they have to say why they open it, and that is written down too. If the
        law makes us tell the Department for Education of it, we send a code and no words.
      </p>
      {reading.apart.map(({ compartment, label, entries, consent }) => (
        <div key={compartment} class="handover-part">
          <h3 class="handover-part__heading">{label}</h3>
          <p class="handover-part__text">{entries === 0 ? 'Nothing is written down.' : 'Something is written down.'}</p>
          <p class="handover-part__from">{consent}</p>
        </div>
      ))}
      {reading.opened.length > 0 && <Told title="Who has looked" none="" parts={reading.opened} />}
    </section>
  )
}

/** What is read aloud: every heading with its lines, in the order of the page. */
function aloudParts(reading: Reading): ReadBackPart[] {
  const items = reading.sections.flatMap(({ items: held }) =>
    held.map(({ label, values, withheld, why, need }) => ({
      heading: label,
      text: withheld ? 'You asked us not to keep this' : values.flatMap(({ lines }) => lines).join('. '),
      from: `${values.map(({ from }) => from).join('. ')}. ${need === 'required' ? 'We have to ask this' : 'This is your choice. We ask this'} ${why}`,
    })),
  )
  const told = [...reading.contacts, ...reading.told, ...reading.received]
  return [...items, ...told.map(({ heading, lines }) => ({ heading, text: lines.join('. ') }))]
}
