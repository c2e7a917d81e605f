import { factsOn } from './fact.ts';

export const CHEMISTRY = factsOn('Chemistry', [
  [
    '🌡️',
    'Only two chemical elements are liquid at room temperature, at 20 degrees Celsius: mercury and bromine.',
    'element elements liquids metal',
    'Royal Society of Chemistry: Periodic Table',
  ],
  [
    '🎈',
    'Helium was found on the Sun before it was found on Earth: in 1868 its light showed up in the solar spectrum.',
    'element elements gas sun balloons',
    'Royal Society of Chemistry Periodic Table: Helium',
  ],
  [
    '✏️',
    'Diamond and the graphite in a pencil are both pure carbon. All that differs is how the atoms are joined.',
    'diamonds element elements pencils jewel',
    'Royal Society of Chemistry Periodic Table: Carbon',
  ],
  [
    '🏘️',
    'Four elements are named after one Swedish village, Ytterby: yttrium, terbium, erbium and ytterbium.',
    'element names sweden',
    'Royal Society of Chemistry: Periodic Table',
  ],
  [
    '🫠',
    'Gallium is a metal that melts in the hand: just under 30 degrees Celsius is enough.',
    'element elements metals melting',
    'Royal Society of Chemistry Periodic Table: Gallium',
  ],
  [
    '🗽',
    'The Washington Monument was given a tip of aluminium in 1884, because the metal was then rare and precious.',
    'metal metals aluminum monument',
    'Binczewski: The point of a monument: a history of the aluminum cap of the Washington Monument, JOM (1995)',
  ],
  [
    '🔩',
    'Tungsten has the highest melting point of all metals, above 3,400 degrees Celsius. It therefore served as the wire in light bulbs.',
    'element elements metal heat bulb',
    'Royal Society of Chemistry Periodic Table: Tungsten',
  ],
  [
    '🃏',
    'Mendeleev left gaps in his periodic table of elements and foretold what would fill them. Three were found within twenty years.',
    'element elements table prediction',
    'Royal Society of Chemistry: Development of the periodic table',
  ],
  [
    '🎆',
    'The colours of fireworks come from metals: strontium burns red, barium green, sodium yellow and copper blue.',
    'firework metal colors',
    'American Chemical Society: The chemistry of fireworks',
  ],
  [
    '🔎',
    "Astatine is the rarest natural element: less than about 30 grams of it exist in the Earth's crust at any one time.",
    'element elements radioactive rarest',
    'Royal Society of Chemistry Periodic Table: Astatine',
  ],
  [
    '🔵',
    'Oxygen, invisible as a gas, is pale blue when it is cold enough to be liquid.',
    'element elements gas colour liquid',
    'Royal Society of Chemistry Periodic Table: Oxygen',
  ],
  [
    '🪨',
    "Almost half of the mass of the Earth's crust is oxygen, bound up in the rocks under our feet.",
    'element elements rock ground',
    'Encyclopaedia Britannica: Oxygen',
  ],
]);
