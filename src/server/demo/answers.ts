/** What young people write when they agree; most write nothing. */
export const agreedWords = [
  'Yes.',
  'That is right.',
  'Yes, and thank you for the bus times.',
  'Happy with this 🙂',
  'Yes. I want to show it to my mum.',
  'ok',
] as const

export const disagreedWords = [
  'I did not say that I would go. I said I would think about it.',
  'It sounds as if I am lazy. I am not.',
  'I never said mornings are hard. It is the bus that is late.',
] as const

export const changeWords = [
  'Please write the name of the course as well.',
  'It was my aunt and not my mum who came with me.',
  'Can you say that I already sent the form?',
] as const
