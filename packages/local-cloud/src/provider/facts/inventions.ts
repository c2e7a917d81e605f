import { factsOn } from './fact.ts';

export const INVENTIONS = factsOn('Inventions', [
  [
    '📠',
    "The fax machine is older than the telephone: Alexander Bain patented one in 1843, more than thirty years before Bell's phone.",
    'invention telegraph phone',
    'Encyclopaedia Britannica: Fax',
  ],
  [
    '🪝',
    "The hook-and-loop fastener was inspired by the burrs that stuck to the coat of a Swiss engineer's dog.",
    'invention velcro mestral',
    'Lemelson-MIT: George de Mestral',
  ],
  [
    '🥫',
    'Food was sold in tin cans for almost fifty years before anybody patented a can opener. Until then people used hammer and chisel.',
    'invention cans opener kitchen',
    "Smithsonian Magazine: Why the can opener wasn't invented until almost 50 years after the can",
  ],
  [
    '🍫',
    'The microwave oven began with a sweet in a pocket: an engineer working on radar noticed in 1945 that it had melted.',
    'invention kitchen cooking radar chocolate',
    'National Inventors Hall of Fame: Percy Spencer',
  ],
  [
    '📝',
    'Sticky notes use a glue that failed: a chemist at 3M wanted a strong one in 1968 and got one that lets go again.',
    'invention paper post-it adhesive office',
    'National Inventors Hall of Fame: Spencer Silver',
  ],
  [
    '✈️',
    'The first flight of the Wright brothers in 1903 lasted twelve seconds and covered 36 metres, less than the wingspan of a jumbo jet.',
    'invention airplane aeroplane aviation flying plane',
    'Smithsonian National Air and Space Museum: The 1903 Wright Flyer',
  ],
  [
    '🚗',
    'Volvo patented the three-point seat belt in 1959 and let every other car maker use it for nothing.',
    'invention cars safety belt',
    'National Inventors Hall of Fame: Nils Bohlin',
  ],
  [
    '🧷',
    'Walter Hunt patented the safety pin in 1849, and sold the rights for 400 dollars to pay off a small debt.',
    'invention pins patent',
    'U.S. Patent 6,281 (1849)',
  ],
  [
    '👆',
    'Louis Braille, blind since early childhood, worked out his alphabet of raised dots by the age of fifteen.',
    'invention braille blind writing reading',
    'Encyclopaedia Britannica: Louis Braille',
  ],
  [
    '🛒',
    'The first product ever sold by scanning its barcode was a pack of chewing gum, in Ohio in June 1974.',
    'invention barcodes shop supermarket',
    'Smithsonian National Museum of American History: UPC barcode scanner',
  ],
  [
    '🔳',
    'The QR code was invented in 1994 at a Japanese company to keep track of car parts.',
    'invention codes japan barcode',
    'DENSO WAVE: History of QR Code',
  ],
  [
    '🌧️',
    'Mary Anderson patented the first practical windscreen wiper in 1903, after watching a tram driver lean out into the sleet to see.',
    'invention car cars windshield women',
    'National Inventors Hall of Fame: Mary Anderson',
  ],
  [
    '🦠',
    'Penicillin was found because of an untidy bench: in 1928 Alexander Fleming saw that mould had killed the bacteria in a dish.',
    'invention medicine antibiotics discovery mold',
    'American Chemical Society: Discovery and development of penicillin',
  ],
]);
