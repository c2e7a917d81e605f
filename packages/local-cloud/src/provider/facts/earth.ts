import { factsOn } from './fact.ts';

export const EARTH = factsOn('Earth', [
  [
    '💅',
    "The plates of the Earth's crust move about as fast as fingernails grow, a few centimetres a year.",
    'plate tectonics geology continents',
    'U.S. Geological Survey: This Dynamic Earth',
  ],
  [
    '🌡️',
    "The border of the Earth's inner core is about as hot as the surface of the Sun.",
    'core geology heat planet',
    "Anzellini et al.: Melting of iron at Earth's inner core boundary, Science (2013)",
  ],
  [
    '🪨',
    'Pumice is a stone that floats on water: it is lava that hardened while still full of gas bubbles.',
    'rock rocks stones volcano lava',
    'U.S. Geological Survey: Pumice',
  ],
  [
    '💎',
    'The oldest known pieces of the Earth are tiny zircon crystals from Australia, about 4.4 billion years old.',
    'minerals mineral crystal oldest geology',
    'Wilde et al.: Evidence from detrital zircons for continental crust and oceans on the Earth 4.4 Gyr ago, Nature (2001)',
  ],
  [
    '🧭',
    "The Earth's magnetic poles have swapped places many times. The last full swap was about 780,000 years ago.",
    'magnetism magnetic north compass',
    'U.S. Geological Survey: Magnetic pole reversals',
  ],
  [
    '🔥',
    "About ninety percent of the world's earthquakes happen along one belt around the Pacific Ocean, the Ring of Fire.",
    'earthquake volcanoes volcano pacific',
    'U.S. Geological Survey: What is the Ring of Fire?',
  ],
  [
    '💥',
    'When the volcano Krakatoa exploded in 1883, the bang was heard on the island of Rodrigues, more than 4,500 kilometres away.',
    'volcanoes eruption loudest indonesia',
    'Encyclopaedia Britannica: Krakatoa',
  ],
  [
    '♨️',
    "More than half of the world's active geysers are in Yellowstone National Park.",
    'geyser hot springs yellowstone',
    'U.S. National Park Service: Yellowstone geysers',
  ],
  [
    '🦖',
    'Tyrannosaurus rex lived closer in time to us than to Stegosaurus, which had died out some eighty million years before it.',
    'dinosaur dinosaurs fossils extinct',
    'Natural History Museum, London: Dino Directory',
  ],
  [
    '🏜️',
    'About eight thousand years ago the Sahara was green, with lakes, grassland and hippos.',
    'desert deserts africa climate',
    'deMenocal et al.: Abrupt onset and termination of the African Humid Period, Quaternary Science Reviews (2000)',
  ],
  [
    '🤍',
    'Chalk cliffs are made mostly of the tiny shields of algae that once drifted in the sea, each far too small to see with the naked eye.',
    'rock cliffs dover limestone fossils',
    'British Geological Survey: Chalk',
  ],
]);
