import { factsOn } from './fact.ts';

export const PLANTS = factsOn('Plants', [
  [
    '🍌',
    'To a botanist a banana is a berry, and so is a tomato, but a strawberry is not.',
    'fruit berries bananas strawberries',
    'Encyclopaedia Britannica: Berry',
  ],
  [
    '🌲',
    'Some bristlecone pines in California are more than 4,800 years old: they were seedlings before the pyramids of Giza were built.',
    'trees tree oldest pine',
    'U.S. Forest Service: Ancient Bristlecone Pine Forest',
  ],
  [
    '🌳',
    'The tallest known living tree is a coast redwood in California. It is more than 115 metres high, taller than the Statue of Liberty with its pedestal.',
    'trees tree redwoods tallest',
    'U.S. National Park Service: Redwood National and State Parks',
  ],
  [
    '🎋',
    'Bamboo is not a tree but a giant grass. Some kinds grow by about 90 centimetres in a single day.',
    'grass growth panda fastest',
    'Guinness World Records: Fastest-growing plant',
  ],
  [
    '🌺',
    'The largest single flower in the world, Rafflesia arnoldii, is about a metre across and smells of rotting meat.',
    'flowers flower largest smell',
    'Royal Botanic Gardens, Kew: Rafflesia arnoldii',
  ],
  [
    '🟢',
    'The smallest flowering plants, called Wolffia, float on ponds and are less than a millimetre and a half long, flowers included.',
    'flower duckweed smallest pond',
    'Encyclopaedia Britannica: Duckweed',
  ],
  [
    '🪤',
    'Venus flytraps grow wild in only one small region of the world, the coastal plain of North and South Carolina.',
    'flytrap carnivorous insects',
    'U.S. Fish and Wildlife Service: Venus flytrap',
  ],
  [
    '🍂',
    'Pando, in Utah, looks like a forest but is one single aspen: some 47,000 trunks that share one root system.',
    'trees aspen forest largest tree',
    'U.S. Forest Service: Pando',
  ],
  [
    '🌻',
    'The head of a sunflower is not one flower but many hundreds of tiny ones, set in spirals.',
    'sunflowers flowers spiral',
    'Encyclopaedia Britannica: Sunflower',
  ],
  [
    '🍦',
    'Vanilla comes from an orchid. Outside its home in Mexico and Central America, nearly every flower is pollinated by hand.',
    'orchids spice ice cream',
    'Encyclopaedia Britannica: Vanilla',
  ],
  [
    '🏜️',
    'The desert plant welwitschia grows only two leaves in its whole life, and that life can last more than a thousand years.',
    'namibia leaf desert oldest',
    'Royal Botanic Gardens, Kew: Welwitschia mirabilis',
  ],
  [
    '🥜',
    'A peanut is not a nut but a relative of peas and beans. After flowering, the plant pushes its pods into the ground to ripen.',
    'peanuts nuts legume',
    'Encyclopaedia Britannica: Peanut',
  ],
]);
