import { type CodeList, knownCode } from './code-list.ts'

/** Kinds of contact. Ours: the statutory return does not prescribe them. */
export const contactTypes: CodeList = {
  name: 'Contact types',
  edition: '2026-11',
  codes: [
    knownCode('guidance-interview', 'Careers guidance interview', 'A careers interview'),
    knownCode('follow-up', 'Follow-up or action plan review', 'A catch-up about your plan'),
    knownCode('drop-in', 'Drop-in', 'You dropped in'),
    knownCode('phone-call', 'Phone call', 'A phone call'),
    knownCode('message', 'Text, e-mail or letter', 'A message'),
    knownCode('home-visit', 'Home visit', 'A visit at home'),
    knownCode('event', "Careers fair, parents' evening or results day", 'An event'),
    knownCode('meeting-about', 'Meeting about the young person', 'A meeting about you'),
    knownCode('tracking-check', 'Tracking check', 'A check on what you are doing now'),
    knownCode('referral', 'Referral in or out', 'A referral'),
  ],
}

/** How people met. Names follow the National Careers Service data model. */
export const channels: CodeList = {
  name: 'Channels',
  edition: '2026-11',
  codes: [
    knownCode('face-to-face', 'Face to face', 'In person'),
    knownCode('telephone', 'Telephone', 'By phone'),
    knownCode('video', 'Video call', 'By video call'),
    knownCode('e-mail', 'E-mail', 'By e-mail'),
    knownCode('text', 'Text message', 'By text message'),
    knownCode('messaging-app', 'Messaging app', 'By messaging app'),
    knownCode('post', 'Post', 'By post'),
    knownCode('other', 'Other', 'Another way'),
  ],
}

/** What came of it. An attempt is a contact too: it says that somebody tried. */
export const contactOutcomes: CodeList = {
  name: 'Contact outcomes',
  edition: '2026-11',
  codes: [
    knownCode('took-place', 'Took place', 'We met or spoke'),
    knownCode('no-answer', 'Attempted: no answer', 'We tried to reach you and got no answer'),
    knownCode('left-message', 'Attempted: left a message', 'We left you a message'),
    knownCode('absent', 'Did not attend: absent from school', 'You were away from school'),
    knownCode('not-attended', 'Did not attend', 'You could not make it'),
    knownCode('not-released', 'Could not be taken out of the lesson', 'You could not leave your lesson'),
    knownCode('no-room', 'No room available', 'There was no room to meet in'),
    knownCode('wrong-number', 'Wrong number', 'The phone number did not reach you'),
  ],
}

/** Who was there. */
export const presence: CodeList = {
  name: 'Who was present',
  edition: '2026-11',
  codes: [
    knownCode('young-person', 'Young person', 'you'),
    knownCode('parent-or-carer', 'Parent or carer', 'your parent or carer'),
    knownCode('school-staff', 'School or college staff', 'someone from your school or college'),
    knownCode('other-professional', 'Another professional', 'another professional'),
    knownCode('friend', 'Friend or supporter', 'a friend or supporter'),
    knownCode('interpreter', 'Interpreter', 'an interpreter'),
  ],
}

/** Why a note was not read by the young person. */
export const reasonsNotRead: CodeList = {
  name: 'Reasons a note was not read together',
  edition: '2026-11',
  codes: [
    knownCode('not-present', 'The young person was not there'),
    knownCode('by-phone', 'Spoke by phone: read out, not shown'),
    knownCode('left-early', 'The young person had to leave'),
    knownCode('did-not-want', 'The young person did not want to read it'),
    knownCode('not-safe', 'It was not safe or private enough to show'),
    knownCode('next-time', 'No time: to be read together next time'),
  ],
}
