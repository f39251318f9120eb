import type { Generated } from 'kysely'

/** Bytes, as both databases give them. */
type Blob = Buffer

/** Every table's primary key begins with `authority_id`, so that a database can be distributed by council. */
interface MetaTable {
  authority_id: string
  name: 'lineage' | 'authority-name' | 'contact' | 'escrow' | 'likeness' | 'nccis-codes' | 'reads'
  value: string
}

export interface AccountTable {
  authority_id: string
  id: string
  /** What is typed to sign in; lower case. */
  sign_in: string
  name: string
  role: 'adviser' | 'manager'
  /** Argon2id with its parameters, in PHC string form. */
  password: string
  created_at: number
}

export interface EnrolmentCodeTable {
  authority_id: string
  /** SHA-256 of the code. */
  code_hash: string
  staff_id: string
  ends_at: number
  used_at: number | null
}

export interface DeviceTable {
  authority_id: string
  id: string
  staff_id: string
  /** P-256, uncompressed, base64url. */
  public_key: string
  push_token_hash: string
  enrolled_at: number
  retired_at: number | null
  /** Null when the council's IT did it at the terminal. */
  retired_by: string | null
  retired_why: string | null
  /** When a retired tablet was told to remove everything. */
  told_at: number | null
  /** When it said that it has, with how many sealed entries left, and whether it could sign that. */
  wiped_at: number | null
  wiped_unsent: number | null
  wiped_signed: number | null
  /** When it last started a session: it was unlocked then. */
  session_at: number | null
  /** When it last asked what moved. */
  synced_at: number | null
  /** When it was last heard of at all, to the minute. */
  heard_at: number | null
}

/** Whose record a device was given, and when it said that it removed it: what a lost tablet is assessed by. */
export interface DevicePersonTable {
  authority_id: string
  device_id: string
  person_id: string
  first_at: number
  last_at: number
  removed_at: number | null
}

/** What a device said that it removed: the exact text, with its signature where it could sign. */
export interface RemovalTable {
  authority_id: string
  device_id: string
  /** SHA-256 of the text. */
  hash: string
  text: string
  signature: string | null
  received_at: number
}

export interface SessionTable {
  authority_id: string
  token_hash: string
  staff_id: string
  /** Null for a manager's office session. */
  device_id: string | null
  ends_at: number
}

export interface ChallengeTable {
  authority_id: string
  nonce_hash: string
  device_id: string
  ends_at: number
}

/** Failed guesses by what was guessed at: a sign-in or an address, hashed. */
export interface GuessTable {
  authority_id: string
  subject_hash: string
  failures: number
  last_at: number
}

export interface PersonTable {
  authority_id: string
  id: string
  /** The person's own key, wrapped by the master key: deleting it deletes the person. */
  wrapped_key: Blob
  /** HMAC of the council's record number. */
  record_number_index: string | null
  /** HMAC of name and date of birth, however they are spelt: equal for people who may be the same. */
  likeness: string | null
  /** HMAC of where they are at present, by name and by number, and how long the record was when it was looked at. */
  place: string | null
  place_number: string | null
  placed_seq: number | null
}

/** Somebody whose record was put together with another's: what still arrives for them belongs there. */
export interface MergedPersonTable {
  authority_id: string
  person_id: string
  into_id: string
  /** Their own number, by which a list may still name them. */
  record_number_index: string | null
  merged_at: number
}

/** Two people who may be the same; `person_id` is the smaller of both ids. A person decides, never the machine. */
export interface PossibleDuplicateTable {
  authority_id: string
  person_id: string
  other_id: string
  found_at: number
  state: 'open' | 'different' | 'merged'
  decided_by: string | null
  decided_at: number | null
}

/** The highest record number that was seen or given, by the three digits that all numbers of one database begin with. */
export interface RecordNumberTable {
  authority_id: string
  database_id: string
  last: number
  /** When a list last brought a number of this database. */
  seen_at: number
}

export interface AssignmentTable {
  authority_id: string
  staff_id: string
  person_id: string
  since: number
  /** 1 for somebody given for good, 0 for somebody whom only an allocation covers. */
  direct: Generated<number>
}

/** What a member of staff is given for a time: everybody at a school, whom another adviser has, some people, or one for hours. */
export interface AllocationTable {
  authority_id: string
  id: string
  staff_id: string
  kind: 'school' | 'adviser' | 'people' | 'temporary'
  school: string | null
  of_staff: string | null
  from_day: string
  /** The last day. */
  until_day: string | null
  ends_at: number | null
  /** Why access was taken for a time, under the person's key. */
  reason: Blob | null
  made_by: string | null
  made_at: number
  ended_at: number | null
  /** The manager who looked at it. */
  seen_by: string | null
  seen_at: number | null
}

/** Whom an allocation names or covers; `given` is 1 once it has given them. */
export interface AllocationPersonTable {
  authority_id: string
  allocation_id: string
  person_id: string
  given: number
}

export interface StreamHeadTable {
  authority_id: string
  person_id: string
  seq: number
  hash: Blob
}

export interface EntryTable {
  authority_id: string
  person_id: string
  seq: number
  entry_id: string
  /** SHA-256 of the entry's exact text, to know a repeat from another entry of the same id. */
  text_hash: string
  /** The stream's chained hash after this entry. */
  hash: Blob
  /** The exact text, under the person's key. */
  sealed: Blob
}

/** Whose stream moved, per member of staff: one row a person, so that "what moved since" costs what moved. */
export interface MovedTable {
  authority_id: string
  staff_id: string
  person_id: string
  at_seq: number
  gone: number
}

export interface FeedHeadTable {
  authority_id: string
  staff_id: string
  seq: number
}

export interface InboxTable {
  authority_id: string
  hash: string
  device_id: string
  /** Place within the request that brought it: with `received_at`, the order in which it came. */
  n: number
  envelope: Blob
  received_at: number
  state: 'received' | 'applied' | 'held' | 'withdrawn' | 'replaced'
  reason: string | null
  /** The random id of the entry inside, once it was opened and held: what says it anew names it. */
  entry_id: string | null
}

/** What somebody decided about an envelope that was held. */
export interface HeldDecisionTable {
  authority_id: string
  hash: string
  decision: 'replaced' | 'accepted' | 'attached' | 'withdrawn'
  decided_at: number
  decided_by: string
  /** Whose record it went into. */
  person_id: string | null
  /** In their own words, sealed. */
  why: Blob
}

/** A half-written form of a tablet that nobody can open any more, until its author has it back. */
export interface KeptDraftTable {
  authority_id: string
  device_id: string
  draft_id: string
  /** Null for a form about nobody in particular. */
  person_id: string | null
  rev: number
  kept_at: number
  sealed: Blob
}

/** Who did what, when: ids only. */
export interface AuditTable {
  authority_id: string
  id: string
  at: number
  staff_id: string | null
  device_id: string | null
  action: string
  person_id: string | null
}

export interface Database {
  meta: MetaTable
  account: AccountTable
  enrolment_code: EnrolmentCodeTable
  device: DeviceTable
  device_person: DevicePersonTable
  removal: RemovalTable
  session: SessionTable
  challenge: ChallengeTable
  guess: GuessTable
  person: PersonTable
  merged_person: MergedPersonTable
  possible_duplicate: PossibleDuplicateTable
  record_number: RecordNumberTable
  assignment: AssignmentTable
  allocation: AllocationTable
  allocation_person: AllocationPersonTable
  stream_head: StreamHeadTable
  entry: EntryTable
  moved: MovedTable
  feed_head: FeedHeadTable
  inbox: InboxTable
  held_decision: HeldDecisionTable
  kept_draft: KeptDraftTable
  audit: AuditTable
  schema_version: { one: number; version: number }
}
