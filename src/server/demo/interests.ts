import { organisations } from './names.ts'

/** What somebody would like to do, in words that fit into a sentence, and what there is for it. */
export interface Interest {
  /** After "likes" and "about". */
  readonly likes: string
  readonly course: string
  readonly apprenticeship: string
  readonly employer: string
  readonly job: string
  /** The school subject that fits it. */
  readonly subject: string
}

const interest = (
  likes: string,
  course: string,
  apprenticeship: string,
  employer: string,
  job: string,
  subject: string,
): Interest => ({ likes, course, apprenticeship, employer, job, subject })

export const interests: readonly Interest[] = [
  interest(
    'working with animals',
    'Animal care',
    'Animal care assistant',
    organisations.kennels,
    'Kennel helper',
    'Biology',
  ),
  interest('building things', 'Bricklaying', 'Site carpenter', organisations.builders, 'Site helper', 'Technology'),
  interest('engines', 'Vehicle repair', 'Vehicle technician', organisations.garage, 'Garage helper', 'Physics'),
  interest('cooking', 'Food and cookery', 'Commis chef', organisations.cafe, 'Kitchen helper', 'Food'),
  interest(
    'small children',
    'Childcare',
    'Nursery assistant',
    organisations.nursery,
    'Nursery helper',
    'English Language',
  ),
  interest('plants and gardens', 'Gardening', 'Gardener', organisations.gardens, 'Garden centre helper', 'Geography'),
  interest('sport', 'Sport and coaching', 'Leisure team member', organisations.leisure, 'Pool helper', 'Sport'),
  interest('hair and make-up', 'Hairdressing', 'Hairdresser', organisations.salon, 'Saturday helper', 'Art'),
  interest('computers', 'Computing', 'Software tester', organisations.skills, 'Help desk helper', 'Computing'),
  interest('drawing and design', 'Art and design', 'Sign maker', organisations.skills, 'Print shop helper', 'Art'),
  interest(
    'helping older people',
    'Care work',
    'Care assistant',
    organisations.training,
    'Care home helper',
    'English Language',
  ),
  interest('numbers and money', 'Business', 'Accounts assistant', organisations.training, 'Shop helper', 'Mathematics'),
]
