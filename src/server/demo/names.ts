/** Invented family names: nobody is called so. */
export const familyNames =
  `Quillfeather Brambleton Oakhollow Thistledown Fernsby Larkmeadow Puddlewick Applethorn Snowberry
Wickerfield Mossgrove Candlewright Pebblestone Harrowgate Tanglewood Featherstonehaugh Nettlebed Quickthorn Merrydew
Bellweather Copperkettle Dandelyon Elderflower Foxglove-Reed Gorsebank Hazelnutt Ivyton Juniperson Kestrelmann Lavenderby
Marigould Nightjarre Orchardson Periwinkle Quincewell Rowanoak Sorrelson Teaselby Umberwood Violetson Willowherb Yarrowman
Zephyrine O'Bluebell Vetchling Cloudberry Dewpond Emberlin Flintlock Greengage Hollybank Inkwell Jackdaw-Smythe Kittiwake
Lapwingham Millpond Nutmegger Otterburn-Test Plumstead-Test Sample`.split(/\s+/)

/** Given names from many places. */
export const givenNames =
  `Amara Ben Chidi Dilys Ewan Farah Grace Hamza Isla Jakub Keira Liam Maya Noor Oskar Priya Quentin
Rosa Sanjay Tia Umar Verity Wiktor Xanthe Yusuf Zofia Zoë José Siân Mirembe Ayodele Björk Ciarán Dilara Eleni François Giorgia
Håkon Ines Jūratė Kwame Leila Mateusz Nia Oluwaseun Pádraig Renée Søren Tomasz Ülkü Anaïs Łucja`.split(/\s+/)

/** Names that try a layout: very long, very short, written from right to left. */
export const unusualNames: readonly { readonly given: string; readonly family: string }[] = [
  { given: 'Anastasia-Wilhelmina Oluwafunmilayo', family: 'Featherstonehaugh-Brambleton-Candlewright' },
  { given: 'X', family: 'Y' },
  { given: 'ليلى', family: 'المثال' },
  { given: 'דניאל', family: 'לדוגמה' },
  { given: "D'Artagnan", family: "O'Quillfeather-Ó Samplesson" },
]

/** Organisations that do not exist: employers, trainers and those whom the council may tell something. */
export const organisations = {
  garage: 'Make-Believe Garage',
  kennels: 'Invented Kennels',
  builders: 'Imaginary Builders',
  cafe: 'Hazelnutt Café',
  nursery: 'Placeholder Nursery',
  gardens: 'Invented Garden Centre',
  leisure: 'Imaginary Leisure Centre',
  salon: 'Fictitious Hair',
  training: 'Placeholder Training',
  skills: 'Fictional Skills',
  otherSchool: 'Examplewood School',
  otherCollege: 'Imaginary College',
  housing: 'Sample Homes',
  trust: 'Testshire Children’s Trust',
  police: 'Testshire Police',
  youthClub: 'Make-Believe Youth Club',
  council: 'Another Fictional Council',
} as const
