import { factsOn } from './fact.ts';

export const LANGUAGE = factsOn('Language', [
  [
    '🗣️',
    'In Papua New Guinea people speak about 840 different languages, more than in any other country.',
    'languages country speech',
    'Ethnologue: Papua New Guinea',
  ],
  [
    '🔤',
    'The word alphabet is simply the names of the first two Greek letters, alpha and beta.',
    'letters letter words greek writing',
    'Encyclopaedia Britannica: Alphabet',
  ],
  [
    '😗',
    'On the Canary island of La Gomera people talk across deep valleys in a whistled form of Spanish.',
    'languages whistle whistling spain',
    'UNESCO: Whistled language of the island of La Gomera, the Silbo Gomero',
  ],
  [
    '🤖',
    'The word robot comes from a Czech play of 1920. In Czech, robota means forced labour.',
    'robots words origin etymology',
    'Encyclopaedia Britannica: R.U.R.',
  ],
  [
    '🏔️',
    'Basque, spoken between Spain and France, is related to no other language that we know.',
    'languages spain france euskara',
    'Encyclopaedia Britannica: Basque language',
  ],
  [
    '🇰🇷',
    'The Korean alphabet was invented on purpose, under King Sejong in the 1440s, so that ordinary people could learn to read.',
    'korea korean hangul letters writing',
    'UNESCO Memory of the World: Hunminjeongum manuscript',
  ],
  [
    '💪',
    'The word muscle comes from the Latin for little mouse: a flexing biceps reminded the Romans of one under the skin.',
    'latin words word origin etymology',
    'Merriam-Webster Dictionary: Muscle',
  ],
  [
    '➕',
    'The word ampersand is a slurred form of and per se and, which pupils once said at the end of the alphabet.',
    'words letters word origin etymology sign',
    'Merriam-Webster Dictionary: Ampersand',
  ],
  [
    '⚫',
    'The dot on a small i or j has a name of its own: it is called a tittle.',
    'letters letter alphabet words writing',
    'Merriam-Webster Dictionary: Tittle',
  ],
  [
    '⛵',
    'Quarantine means forty days: that is how long ships had to lie at anchor before landing in plague-time Venice.',
    'words word origin etymology disease plague',
    'Centers for Disease Control and Prevention: History of quarantine',
  ],
  [
    '🤟',
    'Deaf children in Nicaragua created a whole new sign language among themselves when schools first brought them together, around 1980.',
    'languages signs deaf children',
    'Senghas, Kita and Özyürek: Children creating core properties of language, Science (2004)',
  ],
  [
    '🦘',
    "The word kangaroo comes from gangurru in the Guugu Yimithirr language of Queensland, noted down by Captain Cook's party in 1770.",
    'words word origin etymology australia',
    'Oxford English Dictionary: Kangaroo',
  ],
]);
