import { factsOn } from './fact.ts';

export const ANIMALS = factsOn('Animals', [
  [
    '🦦',
    'The sea otter has the densest fur of any mammal: in the thickest places more than 100,000 hairs grow on one square centimetre of skin.',
    'otters swimming hair',
    'Monterey Bay Aquarium: Sea otter',
  ],
  [
    '🐙',
    'An octopus has three hearts, and its blood is blue because it carries oxygen with copper instead of iron.',
    'octopuses squid cephalopod mollusc sea',
    'Encyclopaedia Britannica: Octopus',
  ],
  [
    '🦒',
    "A giraffe's neck contains seven vertebrae, the same number as a human neck; each of them is just very much longer.",
    'giraffes bones tall africa',
    'Encyclopaedia Britannica: Giraffe',
  ],
  [
    '🐨',
    'Koalas have fingerprints with loops and whorls much like those of people, although the two are only distant relatives.',
    'koalas australia marsupial',
    'Henneberg, Lambert and Leigh: Fingerprint homoplasy: koalas and humans (1997)',
  ],
  [
    '🦇',
    'Bats are the only mammals that truly fly. Other mammals said to fly, such as flying squirrels, can only glide.',
    'bats mammal wings night',
    'Encyclopaedia Britannica: Bat',
  ],
  [
    '🐘',
    "There is not a single bone in an elephant's trunk. Muscle alone moves it, strong enough to lift a log and fine enough to pick up a leaf.",
    'elephants nose africa asia',
    'Encyclopaedia Britannica: Elephant',
  ],
  [
    '🥚',
    'The platypus is a mammal that lays eggs, and the male carries a venomous spur on each hind leg.',
    'platypuses australia monotreme poison venom',
    'Encyclopaedia Britannica: Platypus',
  ],
  [
    '🐢',
    'A turtle cannot leave its shell: the upper part is built from its own ribs and backbone, grown together.',
    'turtles tortoise reptile skeleton',
    'Encyclopaedia Britannica: Turtle',
  ],
  [
    '🐻',
    'The skin of a polar bear is black. Its hairs carry no pigment at all and only look white because they scatter light.',
    'polar bears arctic ice fur',
    'San Diego Zoo Wildlife Alliance: Polar bear',
  ],
  [
    '🐎',
    'A horse breathes only through its nose. Its throat is built so that it cannot switch to breathing through the mouth, as people do.',
    'horses pony riding',
    'Merck Veterinary Manual: Lung and airway disorders of horses',
  ],
  [
    '🦎',
    'An axolotl that loses a leg grows it back complete with bones, muscles and nerves, and it can do so again and again.',
    'axolotls salamander amphibian regeneration mexico',
    'Encyclopaedia Britannica: Axolotl',
  ],
  [
    '🐀',
    'Naked mole rats live like ants or bees: in a colony of dozens, one queen has all the young and the others work for her.',
    'rodent mammal colony underground rats',
    "Smithsonian's National Zoo: Naked mole-rat",
  ],
  [
    '🐆',
    'Cheetahs cannot roar. They purr like a house cat, and call one another with chirps that sound like those of a bird.',
    'cheetah cats cat big predator',
    "Smithsonian's National Zoo: Cheetah",
  ],
  [
    '🦥',
    'Three-toed sloths have eight or nine neck vertebrae where nearly all other mammals have seven, so they can look almost straight backwards.',
    'sloth slow rainforest',
    'Encyclopaedia Britannica: Sloth',
  ],
]);
