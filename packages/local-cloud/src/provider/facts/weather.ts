import { factsOn } from './fact.ts';

export const WEATHER = factsOn('Weather', [
  [
    '⚡',
    'The air in a lightning bolt becomes about five times as hot as the surface of the Sun.',
    'thunder storm storms temperature heat',
    'U.S. National Weather Service: How hot is lightning?',
  ],
  [
    '❄️',
    'Snow crystals have six sides or arms because water molecules join into hexagons when they freeze.',
    'snowflake snowflakes winter ice',
    'NOAA: How do snowflakes form?',
  ],
  [
    '🔥',
    'The highest air temperature on record is 56.7 degrees Celsius, measured in Death Valley in 1913.',
    'heat hottest desert climate',
    'World Meteorological Organization: Weather and climate extremes archive',
  ],
  [
    '🥶',
    'The lowest air temperature ever measured is minus 89.2 degrees Celsius, at Vostok Station in Antarctica in 1983.',
    'cold coldest antarctic climate ice',
    'World Meteorological Organization: Weather and climate extremes archive',
  ],
  [
    '🍔',
    'Falling raindrops are not shaped like tears. Small ones are round, and larger ones are flattened like a bun.',
    'rain raindrop water drops',
    'NASA Global Precipitation Measurement: The shape of a raindrop',
  ],
  [
    '☁️',
    'An ordinary fair-weather cloud holds about 500 tonnes of water. It floats because that is spread over a cubic kilometre in tiny drops.',
    'clouds sky weight',
    'U.S. Geological Survey: How much does a cloud weigh?',
  ],
  [
    '📐',
    'A single flash of lightning has been measured at more than 750 kilometres long, over the southern United States.',
    'thunder storm longest record',
    'World Meteorological Organization: Weather and climate extremes archive',
  ],
  [
    '☔',
    'One of the wettest places on Earth is Mawsynram in India, where nearly twelve metres of rain fall in an average year.',
    'rain monsoon wettest',
    'Guinness World Records: Wettest place',
  ],
  [
    '🌪️',
    'The United States has about 1,200 tornadoes a year, more than any other country.',
    'tornado storm wind',
    'NOAA National Severe Storms Laboratory: Tornado basics',
  ],
  [
    '🌀',
    'Hurricanes turn anticlockwise north of the equator and clockwise south of it, because the Earth rotates.',
    'hurricane cyclone typhoon storm wind',
    'NOAA: The Coriolis effect',
  ],
  [
    '🌩️',
    'Nowhere does lightning strike as densely as over Lake Maracaibo in Venezuela, where it flashes on most nights of the year.',
    'thunder storm venezuela',
    'Albrecht et al.: Where are the lightning hotspots on Earth?, Bulletin of the American Meteorological Society (2016)',
  ],
  [
    '🌱',
    'The smell of rain on dry ground has a name, petrichor, given to it by two Australian scientists in 1964.',
    'rain smell words scent',
    'Bear and Thomas: Nature of argillaceous odour, Nature (1964)',
  ],
  [
    '🌈',
    'A rainbow is really a full circle. From the ground the horizon hides the lower half, but from an aircraft all of it can be seen.',
    'rainbows colours light sky',
    'Met Office: What causes a rainbow?',
  ],
]);
