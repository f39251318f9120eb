import type { CodeList } from './code-list.ts'

const own = (code: string, label: string, plain?: string) => ({
  code,
  label,
  verified: true,
  ...(plain ? { plain } : {}),
})

/** Kinds of contact. Ours: the statutory return does not prescribe them. */
export const contactTypes: CodeList = {
  name: 'Contact types',
  edition: '2026-11',
  codes: [
    own('guidance-interview', 'Careers guidance interview', 'A careers interview'),
    own('follow-up', 'Follow-up or action plan review', 'A catch-up about your plan'),
    own('drop-in', 'Drop-in', 'You dropped in'),
    own('phone-call', 'Phone call', 'A phone call'),
    own('message', 'Text, e-mail or letter', 'A message'),
    own('home-visit', 'Home visit', 'A visit at home'),
    own('event', "Careers fair, parents' evening or results day", 'An event'),
    own('meeting-about', 'Meeting about the young person', 'A meeting about you'),
    own('tracking-check', 'Tracking check', 'A check on what you are doing now'),
    own('referral', 'Referral in or out', 'A referral'),
  ],
}

/** How people met. Names follow the National Careers Service data model. */
export const channels: CodeList = {
  name: 'Channels',
  edition: '2026-11',
  codes: [
    own('face-to-face', 'Face to face', 'In person'),
    own('telephone', 'Telephone', 'By phone'),
    own('video', 'Video call', 'By video call'),
    own('e-mail', 'E-mail', 'By e-mail'),
    own('text', 'Text message', 'By text message'),
    own('messaging-app', 'Messaging app', 'By messaging app'),
    own('post', 'Post', 'By post'),
    own('other', 'Other', 'Another way'),
  ],
}

/** What came of it. An attempt is a contact too: it says that somebody tried. */
export const contactOutcomes: CodeList = {
  name: 'Contact outcomes',
  edition: '2026-11',
  codes: [
    own('took-place', 'Took place', 'We met or spoke'),
    own('no-answer', 'Attempted: no answer', 'We tried to reach you and got no answer'),
    own('left-message', 'Attempted: left a message', 'We left you a message'),
    own('absent', 'Did not attend: absent from school', 'You were away from school'),
    own('not-attended', 'Did not attend', 'You could not make it'),
    own('not-released', 'Could not be taken out of the lesson', 'You could not leave your lesson'),
    own('no-room', 'No room available', 'There was no room to meet in'),
    own('wrong-number', 'Wrong number', 'The phone number did not reach you'),
  ],
}

/** Who was there. */
export const presence: CodeList = {
  name: 'Who was present',
  edition: '2026-11',
  codes: [
    own('young-person', 'Young person', 'you'),
    own('parent-or-carer', 'Parent or carer', 'your parent or carer'),
    own('school-staff', 'School or college staff', 'someone from your school or college'),
    own('other-professional', 'Another professional', 'another professional'),
    own('friend', 'Friend or supporter', 'a friend or supporter'),
    own('interpreter', 'Interpreter', 'an interpreter'),
  ],
}

/** Why a note was not read by the young person. */
export const reasonsNotRead: CodeList = {
  name: 'Reasons a note was not read together',
  edition: '2026-11',
  codes: [
    own('not-present', 'The young person was not there'),
    own('by-phone', 'Spoke by phone: read out, not shown'),
    own('left-early', 'The young person had to leave'),
    own('did-not-want', 'The young person did not want to read it'),
    own('not-safe', 'It was not safe or private enough to show'),
    own('next-time', 'No time: to be read together next time'),
  ],
}
