import { factsOn } from './fact.ts';

export const GEOGRAPHY = factsOn('Geography', [
  [
    '🕰️',
    'Russia spans eleven time zones: when people sit down to breakfast in Kaliningrad, it is evening in Kamchatka.',
    'country countries clock time',
    'Encyclopaedia Britannica: Russia',
  ],
  [
    '🍁',
    'Canada has the longest coastline of any country, more than 200,000 kilometres with all its islands.',
    'country coast coasts longest',
    'Natural Resources Canada: The Atlas of Canada',
  ],
  [
    '🇱🇸',
    'Only three countries lie wholly inside one other country: Lesotho inside South Africa, and San Marino and Vatican City inside Italy.',
    'country countries enclave border vatican',
    'CIA World Factbook',
  ],
  [
    '🛶',
    'The Amazon carries about a fifth of all the river water that flows into the sea on Earth.',
    'rivers river brazil largest',
    'Encyclopaedia Britannica: Amazon River',
  ],
  [
    '🧊',
    "Lake Baikal in Siberia is the deepest lake on Earth and holds about a fifth of the world's unfrozen fresh water.",
    'lakes lake russia deepest',
    'UNESCO World Heritage Centre: Lake Baikal',
  ],
  [
    '🏔️',
    'The point on Earth farthest from its centre is not Mount Everest but the top of Chimborazo in Ecuador, because the globe bulges at the equator.',
    'mountains mountain everest highest',
    "NOAA Ocean Service: What is the highest point on Earth as measured from Earth's center?",
  ],
  [
    '🌉',
    'Istanbul lies on two continents. The strait of the Bosporus, which separates Europe from Asia, runs through the middle of the city.',
    'cities city turkey europe asia',
    'Encyclopaedia Britannica: Istanbul',
  ],
  [
    '🧂',
    'The shore of the Dead Sea is the lowest land on Earth, more than 400 metres below the level of the ocean.',
    'lake salt israel jordan lowest',
    'Encyclopaedia Britannica: Dead Sea',
  ],
  [
    '🐧',
    'The largest desert on Earth is Antarctica. A desert is a place where little rain or snow falls, not a hot one.',
    'deserts antarctic ice cold largest',
    'Encyclopaedia Britannica: Antarctica',
  ],
  [
    '🚢',
    'Just two countries are surrounded only by countries that have no coast themselves: Liechtenstein and Uzbekistan.',
    'country countries landlocked border',
    'CIA World Factbook',
  ],
  [
    '🌲',
    'Finland counts about 188,000 lakes of more than 500 square metres, one for every thirty people or so.',
    'lakes lake country',
    'Finnish Environment Institute: Lakes',
  ],
  [
    '🌋',
    'Measured from its foot on the sea floor, Mauna Kea in Hawaii is more than 10,000 metres high, taller than Mount Everest.',
    'mountains mountain hawaii volcano highest',
    'U.S. Geological Survey: Mauna Kea',
  ],
]);
