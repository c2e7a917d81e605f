import { factsOn } from './fact.ts';

export const HISTORY = factsOn('History', [
  [
    '🎓',
    'People were being taught at Oxford by 1096, more than two centuries before the Aztecs founded their capital, Tenochtitlan, in 1325.',
    'university aztec mexico england',
    'University of Oxford: History',
  ],
  [
    '👑',
    'Cleopatra lived closer in time to the first Moon landing than to the building of the Great Pyramid.',
    'egypt pyramids ancient queen',
    'Encyclopaedia Britannica: Cleopatra; Great Pyramid of Giza',
  ],
  [
    '⏱️',
    'The shortest war on record, between Britain and Zanzibar on 27 August 1896, was over in less than three quarters of an hour.',
    'wars battle britain shortest',
    'Encyclopaedia Britannica: Anglo-Zanzibar War',
  ],
  [
    '🗿',
    'The Rosetta Stone carries one decree in three scripts. That let Champollion read Egyptian hieroglyphs again in 1822.',
    'egypt writing hieroglyph',
    'British Museum: Everything you ever wanted to know about the Rosetta Stone',
  ],
  [
    '📜',
    'King John never signed Magna Carta in 1215. Like other documents of the time, it was made valid with a seal.',
    'england king law medieval',
    'British Library: Magna Carta',
  ],
  [
    '🗼',
    'The Eiffel Tower was meant to stand for only twenty years. Its use as a radio mast saved it.',
    'paris france tower',
    "Société d'Exploitation de la Tour Eiffel: The history of the Eiffel Tower",
  ],
  [
    '🗳️',
    'In 1893 New Zealand became the first self-governing country to give women the vote in national elections.',
    'women rights democracy election',
    'NZHistory: Women and the vote',
  ],
  [
    '🏺',
    "China's terracotta army stood forgotten underground for some two thousand years, until farmers digging a well found it in 1974.",
    'china emperor archaeology warriors',
    'UNESCO World Heritage Centre: Mausoleum of the First Qin Emperor',
  ],
  [
    '🌋',
    'When Vesuvius buried Pompeii in the year 79, it preserved hundreds of election slogans painted on the walls.',
    'rome roman romans volcano ancient',
    'Encyclopaedia Britannica: Pompeii',
  ],
  [
    '📅',
    'In Britain, Wednesday 2 September 1752 was followed by Thursday 14 September: eleven days were dropped to change the calendar.',
    'calendar britain date time',
    'UK Parliament: Calendar (New Style) Act 1750',
  ],
  [
    '📖',
    "The oldest printed book with a date is the Diamond Sutra, made in China in the year 868, almost six centuries before Gutenberg's Bible.",
    'books printing china gutenberg',
    'British Library: The Diamond Sutra',
  ],
  [
    '🏛️',
    'The Roman Empire ended in the west in 476, but its eastern half, ruled from Constantinople, lasted until 1453.',
    'rome roman romans byzantine byzantium',
    'Encyclopaedia Britannica: Byzantine Empire',
  ],
]);
