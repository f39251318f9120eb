import type {
  ChangeProblem,
  DecideProblem,
  OfficeApi,
  OfficeProblem,
  SignedInOffice,
} from '../features/office/office-api.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { AllocationsReply, ChangedReply, TemporaryReply } from '../protocol/allocations.ts'
import { DecideHeldReply, FindPersonReply, HeldEntriesReply, LookReply } from '../protocol/held.ts'
import { CodeReply, DecideReply, DuplicatesReply, OfficeSessionReply, StaffReply } from '../protocol/office.ts'
import { AssessReply, RetireReply, TabletsReply } from '../protocol/tablets.ts'
import { type TransportProblem, get, post } from '../sync/transport.ts'

/** The office over the network. The session's token lives as long as the object that holds it. */
export const office: OfficeApi = {
  signIn: async (signIn, password) => {
    const reply = await post('/v1/office/session', { v: 1, signIn, password }, OfficeSessionReply, {})
    return reply.ok ? ok(signedIn(reply.value.session.token)) : err(officeProblem(reply.error))
  },
}

function signedIn(token: string): SignedInOffice {
  return {
    staff: () => ask(get('/v1/office/staff', StaffReply, { token }), ({ staff }) => staff),
    heldEntries: () => ask(get('/v1/office/held-entries', HeldEntriesReply, { token }), (reply) => reply),
    lookAtHeld: async (hash) => {
      const reply = await post('/v1/office/held-entries/look', { v: 1, hash }, LookReply, { token })
      return reply.ok ? ok(reply.value.look) : err(decideProblem(reply.error))
    },
    findPerson: (request) =>
      ask(post('/v1/office/people/find', request, FindPersonReply, { token }), ({ people }) => people),
    decideHeld: async (request) => {
      const reply = await post('/v1/office/held-entries/decide', request, DecideHeldReply, { token })
      return reply.ok ? ok(reply.value.still) : err(decideProblem(reply.error))
    },
    duplicates: () => ask(get('/v1/office/duplicates', DuplicatesReply, { token }), ({ duplicates }) => duplicates),
    decide: async (request) => {
      const reply = await post('/v1/office/duplicates/decide', request, DecideReply, { token })
      return reply.ok ? ok(undefined) : err(decideProblem(reply.error))
    },
    allocations: () => ask(get('/v1/office/allocations', AllocationsReply, { token }), (reply) => reply.allocations),
    give: (request) => change(post('/v1/office/allocations/give', request, ChangedReply, { token })),
    take: (request) => change(post('/v1/office/allocations/take', request, ChangedReply, { token })),
    temporary: () => ask(get('/v1/office/temporary', TemporaryReply, { token }), ({ taken }) => taken),
    seen: (id, end) =>
      ask(post('/v1/office/temporary/seen', { v: 1, id, end }, ChangedReply, { token }), () => undefined),
    tablets: () => ask(get('/v1/office/tablets', TabletsReply, { token }), ({ tablets }) => tablets),
    retire: (device, why) =>
      ask(post('/v1/office/tablets/retire', { v: 1, device, why }, RetireReply, { token }), () => undefined),
    assess: (device) =>
      ask(post('/v1/office/tablets/assess', { v: 1, device }, AssessReply, { token }), (reply) => reply),
    issueCode: (staff) => ask(post('/v1/office/codes', { v: 1, staff }, CodeReply, { token }), (reply) => reply),
  }
}

async function change(
  request: Promise<Result<ChangedReply, TransportProblem>>,
): Promise<Result<number, ChangeProblem>> {
  const reply = await request
  if (reply.ok) return ok(reply.value.people)
  if (reply.error === 'malformed') return err('dates')
  // Whoever is signed in here is a manager: what is refused is a school where nobody is.
  return err(reply.error === 'not-allowed' ? 'nobody' : officeProblem(reply.error))
}

async function ask<T, U>(
  request: Promise<Result<T, TransportProblem>>,
  take: (reply: T) => U,
): Promise<Result<U, OfficeProblem>> {
  const reply = await request
  return reply.ok ? ok(take(reply.value)) : err(officeProblem(reply.error))
}

/** The server knows no such pair, or holds no such entry, any more: the one way in which a manager is refused a decision. */
function decideProblem(problem: TransportProblem): DecideProblem {
  return problem === 'not-allowed' ? 'decided' : officeProblem(problem)
}

function officeProblem(problem: TransportProblem): OfficeProblem {
  if (problem === 'signed-out' || problem === 'not-allowed') return 'refused'
  if (problem === 'too-fast') return problem
  return problem === 'offline' || problem === 'not-the-server' ? 'offline' : 'server-fault'
}
