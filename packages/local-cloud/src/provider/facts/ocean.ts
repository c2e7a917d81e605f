import { factsOn } from './fact.ts';

export const OCEAN = factsOn('Ocean', [
  [
    '🐋',
    'The blue whale, the largest animal alive, lives almost entirely on krill, which are only a few centimetres long.',
    'whales whale krill sea largest',
    'NOAA Fisheries: Blue whale',
  ],
  [
    '🌊',
    'Mount Everest would fit into the Challenger Deep in the Pacific with about two kilometres of water above its summit.',
    'deep sea mariana trench depth',
    'NOAA Ocean Service: How deep is the ocean?',
  ],
  [
    '⛰️',
    'The longest mountain range on Earth is almost wholly under water: the mid-ocean ridge runs for about 65,000 kilometres around the globe.',
    'mountains ridge underwater sea',
    'NOAA Ocean Exploration: What is the longest mountain range on Earth?',
  ],
  [
    '🤰',
    'Among seahorses it is the father who is pregnant: the female lays her eggs in a pouch on his belly and he gives birth.',
    'seahorse fish father sea',
    'Encyclopaedia Britannica: Sea horse',
  ],
  [
    '🔊',
    'Sound travels more than four times as fast in sea water as in air, about one and a half kilometres in a second.',
    'sound speed sonar underwater',
    'NOAA Ocean Service: How far does sound travel in the ocean?',
  ],
  [
    '🦈',
    'Greenland sharks are the longest-lived animals with a backbone that we know of. One caught by scientists was at least 272 years old.',
    'sharks shark age oldest fish',
    'Nielsen et al.: Eye lens radiocarbon reveals centuries of longevity in the Greenland shark, Science (2016)',
  ],
  [
    '🫧',
    'About half of the oxygen made on Earth comes from the sea, most of it from drifting plankton too small to see.',
    'plankton oxygen air algae',
    'NOAA Ocean Service: How much oxygen comes from the ocean?',
  ],
  [
    '💧',
    'The largest waterfall on Earth is under the sea. Between Greenland and Iceland, cold water plunges more than three kilometres down beneath warmer water.',
    'waterfalls denmark strait',
    "NOAA Ocean Service: Where is Earth's largest waterfall?",
  ],
  [
    '🐠',
    'Clownfish all begin life as males. When the only female of a group dies, the largest male turns into a female and takes her place.',
    'clown fish anemone nemo',
    'Fricke and Fricke: Monogamy and sex change by aggressive dominance in coral reef fish, Nature (1977)',
  ],
  [
    '🪸',
    'Coral reefs cover less than one percent of the sea floor, and yet about a quarter of all known sea species depend on them.',
    'corals reef fish',
    'U.S. Environmental Protection Agency: Basic information about coral reefs',
  ],
  [
    '⭐',
    'A starfish has neither brain nor blood. It pumps filtered sea water through its body instead.',
    'starfish sea star',
    'NOAA Ocean Service: Are starfish really fish?',
  ],
  [
    '🌋',
    'In 1977 a research submarine found animals thriving at hot springs on the dark sea floor, living on chemical energy in place of sunlight.',
    'hydrothermal vents deep sea life',
    'NOAA Ocean Exploration: Hydrothermal vents',
  ],
]);
