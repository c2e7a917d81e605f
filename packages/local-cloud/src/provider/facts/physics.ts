import { factsOn } from './fact.ts';

export const PHYSICS = factsOn('Physics', [
  [
    '💡',
    'The speed of light is exactly 299,792,458 metres per second. It cannot be measured any better, because the metre is defined by it.',
    'light speed metre measurement',
    'BIPM: The International System of Units (SI Brochure)',
  ],
  [
    '⏰',
    'Time runs slightly faster higher up. Atomic clocks are so good that they show the difference over a third of a metre.',
    'time clock relativity einstein gravity',
    'Chou et al.: Optical clocks and relativity, Science (2010)',
  ],
  [
    '🪶',
    'In 1971 an astronaut dropped a hammer and a feather on the Moon. With no air to slow the feather, they landed together.',
    'gravity moon apollo falling galileo',
    'NASA: The Apollo 15 hammer-feather drop',
  ],
  [
    '⚛️',
    'A second is defined as 9,192,631,770 swings of the radiation of a caesium atom.',
    'time clock atom atoms measurement',
    'BIPM: The International System of Units (SI Brochure)',
  ],
  [
    '⚖️',
    'Until 2019 a kilogram was whatever one metal cylinder kept near Paris weighed. Now it follows from a constant of nature.',
    'weight mass measurement kilo',
    'BIPM: The International System of Units (SI Brochure)',
  ],
  [
    '👻',
    'Tens of billions of neutrinos from the Sun pass through every fingernail each second, nearly all without touching anything.',
    'neutrino particles particle sun',
    'Fermilab: All Things Neutrino',
  ],
  [
    '🧪',
    'Helium cooled to about two degrees above absolute zero flows without any friction and creeps up the walls of its cup.',
    'superfluid cold temperature liquid',
    'Encyclopaedia Britannica: Superfluidity',
  ],
  [
    '🛰️',
    'Without corrections for relativity, satellite navigation would drift by kilometres a day: clocks in orbit gain 38 microseconds daily.',
    'gps satellites navigation einstein time',
    'Ashby: Relativity in the Global Positioning System, Living Reviews in Relativity (2003)',
  ],
  [
    '🤠',
    'The crack of a whip is a small sonic boom: a part of it moves faster than sound.',
    'sound speed supersonic whips',
    'Goriely and McMillen: Shape of a cracking whip, Physical Review Letters (2002)',
  ],
  [
    '📏',
    'The LIGO detectors notice when their four-kilometre arms change in length by less than a thousandth of the width of a proton.',
    'gravitational waves gravity measurement black holes',
    'LIGO Laboratory, Caltech: LIGO facts',
  ],
  [
    '🔌',
    'When you switch on a lamp, the electrons in the wire creep along at about a millimetre a second or less. It is the push that travels fast.',
    'electricity electron current wire',
    'OpenStax: University Physics, Volume 2',
  ],
  [
    '🧊',
    'Water is densest at about four degrees Celsius. Colder water stays on top, so lakes freeze from the surface down and fish live on below.',
    'lake lakes ice winter density',
    'U.S. Geological Survey: Water density',
  ],
]);
