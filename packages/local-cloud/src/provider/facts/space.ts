import { factsOn } from './fact.ts';

export const SPACE = factsOn('Space', [
  [
    '🌕',
    'On Venus a day is longer than a year: the planet turns once in 243 Earth days but circles the Sun in 225.',
    'planet planets venus astronomy',
    'NASA Solar System Exploration: Venus',
  ],
  [
    '🪐',
    'Saturn is less dense than water on average, the only planet in the Solar System of which that is true.',
    'planet planets saturn rings density',
    'NASA Solar System Exploration: Saturn',
  ],
  [
    '🗻',
    'Olympus Mons on Mars is about two and a half times as high as Mount Everest.',
    'volcano mountain planet mars',
    'NASA Solar System Exploration: Mars',
  ],
  [
    '☀️',
    'Sunlight takes about eight minutes and twenty seconds to reach Earth, so we always see the Sun as it was then.',
    'sun light speed star',
    'NASA Solar System Exploration: Sun',
  ],
  [
    '🌙',
    'The Moon moves away from Earth by about 3.8 centimetres a year. Laser beams bounced off mirrors left by astronauts measure it.',
    'moon lunar apollo laser distance',
    'NASA: Lunar laser ranging',
  ],
  [
    '🧊',
    'A piece of a neutron star the size of a sugar cube would weigh about a billion tonnes on Earth.',
    'neutron stars star density',
    'NASA Imagine the Universe: Neutron stars',
  ],
  [
    '🔴',
    "Jupiter's Great Red Spot is a storm wider than the whole Earth.",
    'jupiter planet storm',
    'NASA Solar System Exploration: Jupiter',
  ],
  [
    '📡',
    'Voyager 1 left Earth in 1977 and in August 2012 became the first thing made by people to enter the space between the stars.',
    'voyager probe spacecraft interstellar',
    'NASA Jet Propulsion Laboratory: Voyager',
  ],
  [
    '🌅',
    'The crew of the International Space Station sees about sixteen sunrises a day, because it circles Earth every hour and a half.',
    'iss astronauts astronaut orbit station',
    'NASA: International Space Station facts and figures',
  ],
  [
    '🎳',
    'Uranus lies on its side: its axis is so tilted that each pole has about forty years of daylight and then forty years of night.',
    'uranus planet seasons tilt',
    'NASA Solar System Exploration: Uranus',
  ],
  [
    '🌞',
    'The Sun holds 99.8 percent of the mass of the whole Solar System. All planets, moons and comets together are the rest.',
    'sun mass star planets',
    'NASA Solar System Exploration: Sun',
  ],
  [
    '🟦',
    'On Mars the sky is reddish by day and the sunset is blue, because fine dust lets blue light through towards the viewer.',
    'mars planet sunset colour',
    "NASA Jet Propulsion Laboratory: Sunset in Mars' Gale Crater",
  ],
  [
    '🌗',
    "Jupiter's moon Ganymede is the largest moon in the Solar System, larger even than the planet Mercury.",
    'ganymede moons jupiter mercury planet largest',
    'NASA Solar System Exploration: Ganymede',
  ],
]);
