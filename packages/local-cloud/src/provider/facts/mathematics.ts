import { factsOn } from './fact.ts';

export const MATHEMATICS = factsOn('Mathematics', [
  [
    '🎂',
    'In a group of only 23 people, the chance that two of them share a birthday is better than one in two.',
    'maths math probability birthdays chance',
    'Wolfram MathWorld: Birthday problem',
  ],
  [
    '🔢',
    'The number 111,111,111 multiplied by itself is 12,345,678,987,654,321.',
    'maths math numbers number multiplication',
    'By calculation: 111,111,111 squared',
  ],
  [
    '💯',
    'All whole numbers from 1 to 100 add up to 5,050: they make fifty pairs, such as 1 and 100 or 2 and 99, of 101 each.',
    'maths math numbers number sum gauss',
    'By calculation: 50 times 101',
  ],
  [
    '🎲',
    'There are exactly five convex solids whose faces are all the same regular shape and whose corners are all alike. Euclid proved it over 2,000 years ago.',
    'maths math geometry platonic shapes dice',
    'Euclid: Elements, Book XIII',
  ],
  [
    '✨',
    'Six is called perfect, because it is the sum of its divisors 1, 2 and 3. Nobody knows if an odd number can be perfect.',
    'maths math numbers number divisor',
    'Wolfram MathWorld: Perfect number',
  ],
  [
    '🗺️',
    'Four colours are enough for any flat map of unbroken countries, so that no neighbours look alike. The proof, in 1976, was the first famous one to need a computer.',
    'maths math maps colors theorem',
    'Wolfram MathWorld: Four-color theorem',
  ],
  [
    '➰',
    'A strip of paper glued into a ring with one half twist, a Möbius strip, has only one side and only one edge.',
    'maths math geometry mobius topology',
    'Wolfram MathWorld: Möbius strip',
  ],
  [
    '🃏',
    'A deck of 52 cards can lie in more than 8 times 10 to the power of 67 orders, so a well shuffled one has most likely never existed before.',
    'maths math cards card games shuffle probability',
    'By calculation: 52 factorial',
  ],
  [
    '♾️',
    "There is no largest prime number. Euclid's proof of it is about 2,300 years old and fits into a few lines.",
    'maths math primes numbers infinity',
    'Euclid: Elements, Book IX, Proposition 20',
  ],
  [
    '🧩',
    "Every position of Rubik's Cube can be solved in twenty moves or fewer, though there are over 43 quintillion positions.",
    'maths math cube rubik puzzle games',
    "Rokicki et al.: The diameter of the Rubik's Cube group is twenty, SIAM Journal on Discrete Mathematics (2013)",
  ],
  [
    '📄',
    'If you could fold a sheet of paper a tenth of a millimetre thick 42 times, it would reach beyond the Moon.',
    'maths math powers doubling moon',
    'By calculation: 0.1 mm times 2 to the power of 42',
  ],
  [
    '🔁',
    'Take any four digits that are not all equal, and subtract the smallest number they form from the largest. Repeat, and within seven steps you reach 6174.',
    'maths math numbers number kaprekar',
    'Wolfram MathWorld: Kaprekar routine',
  ],
]);
