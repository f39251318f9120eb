import type { Plan, PlanAction, Signature } from '../domain/plan.ts'
import { doerWords, goalKindWords, goalStatusWords, statusWords } from '../domain/plan-text.ts'
import { spokenDay } from '../domain/read-back.ts'
import type { Day } from '../domain/time.ts'

/** What the young person said of the plan, if they have. */
export interface PaperAnswer {
  readonly on: Day
  readonly agreed: boolean
  readonly words: string | undefined
  readonly signed: Signature | undefined
}

export interface PlanPaperProps {
  readonly council: string
  readonly given: string
  readonly adviser: string
  readonly printedOn: Day
  readonly plan: Plan
  readonly answer: PaperAnswer | undefined
}

/**
 * An action plan on paper: one or two sheets that do without colour. It holds the plan and a first name; nobody who finds it
 * learns anything else of whose it is.
 */
export function PlanPaper({ council, given, adviser, printedOn, plan, answer }: PlanPaperProps) {
  const { aim, nextStep, backUp, goals, actions, reviewOn } = plan
  const shown = actions.filter(({ status }) => status !== 'no-longer-needed')
  return (
    <article class="plan-paper" aria-label="Action plan on paper">
      <header class="plan-paper__top">
        <p class="plan-paper__council">{council}</p>
        <h1 class="plan-paper__title">{given ? `${given}’s action plan` : 'My action plan'}</h1>
        <p class="plan-paper__date">{spokenDay(printedOn)}</p>
      </header>
      <Words heading="What I want to do" text={aim} />
      <div class="plan-paper__pair">
        <Words heading="My next step" text={nextStep} />
        <Words heading="My back-up" text={backUp} />
      </div>
      {goals.length > 0 && (
        <section>
          <h2>My goals</h2>
          <ul>
            {goals.map(({ id, kind, text, by, status }) => (
              <li key={id}>
                <strong>{goalKindWords[kind]}:</strong> {text}
                {by && `, by ${spokenDay(by)}`}
                {status !== 'in-progress' && ` (${goalStatusWords[status].toLowerCase()})`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {shown.length > 0 && <Actions actions={shown} />}
      <footer class="plan-paper__end">
        {reviewOn && (
          <p>
            We look at this plan again on <strong>{spokenDay(reviewOn)}</strong>.
          </p>
        )}
        {answer && <Answered answer={answer} />}
        <p>
          Made with {adviser}, {council}.
        </p>
      </footer>
    </article>
  )
}

function Words({ heading, text }: { readonly heading: string; readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <section>
      <h2>{heading}</h2>
      <p class="plan-paper__text">{text}</p>
    </section>
  )
}

function Actions({ actions }: { readonly actions: readonly PlanAction[] }) {
  return (
    <section>
      <h2>Who does what</h2>
      <table class="plan-paper__actions">
        <thead>
          <tr>
            <th scope="col">Done</th>
            <th scope="col">What</th>
            <th scope="col">Who</th>
            <th scope="col">By when</th>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => (
            <ActionRow key={action.id} action={action} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ActionRow({ action }: { readonly action: PlanAction }) {
  const { text, by, status, signpostedTo, objection } = action
  return (
    <tr>
      <td>
        <span class="plan-paper__box" role="img" aria-label={statusWords[status]}>
          {status === 'done' ? '✓' : ''}
        </span>
      </td>
      <td class="plan-paper__text">
        {text}
        {signpostedTo && <small>Help: {signpostedTo}</small>}
        {objection && <small>I do not agree with this: {objection}</small>}
      </td>
      <td>{doerWords(action)}</td>
      <td>{by ? spokenDay(by) : ''}</td>
    </tr>
  )
}

function Answered({ answer }: { readonly answer: PaperAnswer }) {
  const { on, agreed, words, signed } = answer
  return (
    <>
      <p>
        {agreed ? 'I agreed with this plan' : 'I did not agree with this plan'} on {spokenDay(on)}.
      </p>
      {words && <blockquote class="plan-paper__text">{words}</blockquote>}
      {signed?.kind === 'typed' && <p class="plan-paper__name">{signed.name}</p>}
      {signed?.kind === 'drawn' && (
        <svg class="plan-paper__name" viewBox="0 0 1000 300" role="img" aria-label="My name, as I wrote it">
          <path d={signed.path} fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round" />
        </svg>
      )}
    </>
  )
}
