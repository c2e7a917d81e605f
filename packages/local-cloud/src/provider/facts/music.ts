import { factsOn } from './fact.ts';

export const MUSIC = factsOn('Music', [
  [
    '🎼',
    'Beethoven could hardly hear anything when his Ninth Symphony was first played in 1824. He had to be turned round to see the applause.',
    'composer composers deaf classical symphony',
    'Encyclopaedia Britannica: Ludwig van Beethoven',
  ],
  [
    '🎹',
    'The piano was invented around 1700 by Bartolomeo Cristofori, who kept the instruments of the Medici court in Florence.',
    'instrument instruments keyboard italy',
    'The Metropolitan Museum of Art: The pianofortes of Bartolomeo Cristofori',
  ],
  [
    '⏳',
    'A piece by John Cage is being played on an organ in Halberstadt, Germany, so slowly that it will end in the year 2640.',
    'organ composer slow concert',
    'John-Cage-Orgel-Kunst-Projekt Halberstadt',
  ],
  [
    '👐',
    'The theremin is played without being touched: the hands move near two antennas, one for pitch and one for loudness.',
    'instrument instruments electronic',
    'Encyclopaedia Britannica: Theremin',
  ],
  [
    '🎷',
    'The saxophone is made of brass but counts as a woodwind, as its sound starts with a reed. Adolphe Sax patented it in 1846.',
    'instrument instruments jazz',
    'Encyclopaedia Britannica: Saxophone',
  ],
  [
    '🎶',
    'The note names re, mi and fa go back to a monk of the eleventh century, who took them from the lines of a Latin hymn.',
    'notes singing solfege scale',
    "Encyclopaedia Britannica: Guido d'Arezzo",
  ],
  [
    '🎻',
    'Antonio Stradivari made more than a thousand instruments, and some 650 of them still exist three centuries later.',
    'violin violins instrument stradivarius',
    'Encyclopaedia Britannica: Antonio Stradivari',
  ],
  [
    '🧒',
    'Mozart wrote his first symphony when he was eight years old, during a stay in London in 1764.',
    'composer composers child classical',
    'Encyclopaedia Britannica: Wolfgang Amadeus Mozart',
  ],
  [
    '💿',
    'Each Voyager probe carries a golden record into space, with Bach, Beethoven, Chuck Berry and many others on it.',
    'songs record space golden',
    'NASA Jet Propulsion Laboratory: The Golden Record',
  ],
  [
    '🦴',
    'Flutes carved from bone and ivory, found in caves in Germany, show that people made music more than 35,000 years ago.',
    'flute instrument oldest prehistoric stone age',
    'Conard, Malina and Münzel: New flutes document the earliest musical tradition in southwestern Germany, Nature (2009)',
  ],
  [
    '🥂',
    'Benjamin Franklin invented a musical instrument: the glass armonica, played with wet fingers on spinning glass bowls.',
    'instrument instruments glasses',
    'The Franklin Institute: Glass armonica',
  ],
  [
    '🕯️',
    "In the last movement of Haydn's Farewell Symphony the players leave one by one, as a hint to his prince that they wanted to go home.",
    'composer symphony orchestra classical',
    'Encyclopaedia Britannica: Farewell Symphony',
  ],
]);
