import { factsOn } from './fact.ts';

export const INSECTS = factsOn('Insects', [
  [
    '🐝',
    'A honeybee tells its sisters where flowers are by dancing. The angle of the dance gives the direction and its length the distance.',
    'bees bee honey dance hive',
    'NobelPrize.org: Karl von Frisch, Physiology or Medicine 1973',
  ],
  [
    '🦋',
    'Butterflies taste with their feet. A female drums on a leaf with her legs to find out if it is fit to lay eggs on.',
    'butterfly taste legs',
    'Encyclopaedia Britannica: Chemoreception',
  ],
  [
    '🐜',
    'Leafcutter ants do not eat the leaves they carry home. They use them to grow a fungus underground, and live on that.',
    'ant farming fungus mushrooms',
    'Encyclopaedia Britannica: Leafcutter ant',
  ],
  [
    '🪲',
    'More than 350,000 species of beetles have been described, more than of any other order of animals.',
    'beetle species bugs',
    'Encyclopaedia Britannica: Coleopteran',
  ],
  [
    '🦗',
    'Some North American cicadas live underground for 13 or 17 years, and then all come out within a few weeks.',
    'cicada years sound',
    'Encyclopaedia Britannica: Cicada',
  ],
  [
    '🚀',
    'The first animals sent into space were fruit flies. They went up on a rocket in 1947, and came back alive.',
    'fly flies rocket animal',
    'NASA: A Brief History of Animals in Space',
  ],
  [
    '🍁',
    'Monarch butterflies fly thousands of kilometres to winter in Mexico, to woods that none of them has seen before: the last to be there were their great-grandparents.',
    'monarch butterfly migration',
    'U.S. Forest Service: Monarch butterfly migration and overwintering',
  ],
  [
    '🧵',
    'A silkworm spins its cocoon from one single thread, which can be several hundred metres long.',
    'silk moth cocoon',
    'Encyclopaedia Britannica: Sericulture',
  ],
  [
    '💡',
    'Fireflies are not flies but beetles, and in many kinds the young glow too, some even as eggs.',
    'firefly glow-worm light',
    'Encyclopaedia Britannica: Firefly',
  ],
  [
    '🪵',
    'Termites look like pale ants, but they are not related to them: they are a branch of the cockroach family tree.',
    'termite cockroaches ants wood',
    'Encyclopaedia Britannica: Termite',
  ],
  [
    '🦟',
    'Only female mosquitoes bite: they need the protein in blood to make eggs. The males live on nectar and plant juice.',
    'mosquito bite blood',
    'Centers for Disease Control and Prevention: About mosquitoes',
  ],
  [
    '💥',
    'A bombardier beetle mixes two chemicals inside its body and fires the spray at attackers at about the temperature of boiling water.',
    'beetles defence chemical',
    'Encyclopaedia Britannica: Bombardier beetle',
  ],
  [
    '🌌',
    'Dung beetles rolling their balls at night keep a straight line by the glow of the Milky Way.',
    'beetle stars navigation',
    'Dacke et al.: Dung beetles use the Milky Way for orientation, Current Biology (2013)',
  ],
]);
