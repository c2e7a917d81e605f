export type SaidHow =
  | 'as it was'
  | 'reordered'
  | 'spelled otherwise'
  | 'a word or two changed'
  | 'one more clause'
  | 'in other words'
  | 'same subject, other fact'
  | 'other numbers'
  | 'the opposite'
  | 'something else of the same kind'
  | 'another subject';

export interface SaidPair {
  readonly how: SaidHow;
  readonly one: string;
  readonly other: string;
}

type Row = readonly [one: string, other: string];
const pairs = (how: SaidHow, rows: readonly Row[]): readonly SaidPair[] => rows.map(([one, other]) => ({ how, one, other }));

/** Two texts that say the same fact: whoever has read one learns nothing from the other. */
export const SAME: readonly SaidPair[] = [
  ...pairs('as it was', [
    ['Bananas are berries, but strawberries are not.', 'bananas are berries – but strawberries are not!'],
    [
      'Light from the Sun takes about 8 minutes and 20 seconds to reach Earth.',
      'Light from the sun takes about 8 minutes and 20 seconds to reach earth',
    ],
    ['The “Mona Lisa” has no visible eyebrows.', 'The "Mona Lisa" has no visible eyebrows...'],
    ['A crocodile cannot stick out its tongue.', 'A crocodile can’t stick out its tongue.'],
    ['São Paulo banned outdoor advertising in 2007.', 'Sao Paulo banned outdoor advertising in 2007.'],
    [
      'Honey found in Egyptian tombs was still edible after 3,000 years.',
      'Honey found in Egyptian tombs was still edible after 3000 years.',
    ],
    ['The café effect: coffee was once sold as medicine.', 'The cafe effect - coffee was once sold as medicine'],
  ]),
  ...pairs('reordered', [
    [
      'In 1986, Pixar was bought by Steve Jobs for 5 million dollars.',
      'Pixar was bought by Steve Jobs for 5 million dollars in 1986.',
    ],
    [
      'While they sleep, sea otters hold hands so that they do not drift apart.',
      'Sea otters hold hands while they sleep so that they do not drift apart.',
    ],
    ['On Venus, a day is longer than a year.', 'A day is longer than a year on Venus.'],
    [
      'Under ultraviolet light, the fur of a platypus glows blue-green.',
      'The fur of a platypus glows blue-green under ultraviolet light.',
    ],
    ['Scotland’s national animal is the unicorn.', 'The unicorn is Scotland’s national animal.'],
    [
      'In the deep sea, the anglerfish lures its prey with a glowing rod.',
      'The anglerfish lures its prey with a glowing rod in the deep sea.',
    ],
    [
      'At the equator, the Earth’s surface moves at about 1,670 kilometres per hour.',
      'The Earth’s surface moves at about 1,670 kilometres per hour at the equator.',
    ],
    [
      'Every year, the Moon moves 3.8 centimetres away from the Earth.',
      'The Moon moves 3.8 centimetres away from the Earth every year.',
    ],
  ]),
  ...pairs('spelled otherwise', [
    ['An octopus has three hearts and blue blood.', 'An octopus has 3 hearts and blue blood.'],
    ['The colour grey hides an aeroplane best over the ocean.', 'The color gray hides an airplane best over the ocean.'],
    [
      'The Eiffel Tower grows by up to fifteen centimetres in summer.',
      'The Eiffel Tower grows by up to 15 centimeters in summer.',
    ],
    ['A blue whale’s heart weighs about 180 kilograms.', 'The heart of a blue whale weighs about 180 kilogrammes.'],
    [
      'Twenty-five percent of the bones in a human body are in the feet.',
      '25 percent of the bones in a human body are in the feet.',
    ],
    ['The human brain contains about 86 billion neurons.', 'The human brain contains about 86,000,000,000 neurons.'],
    ['An ostrich’s eye is bigger than its brain.', 'An ostriches eye is bigger then its brain.'],
    ['Woodpeckers’ tongues wrap around their skulls.', 'A woodpecker’s tongue wraps around its skull.'],
  ]),
  ...pairs('a word or two changed', [
    [
      'Cows have best friends and become stressed when they are separated.',
      'Cows have best friends and get stressed when they are separated.',
    ],
    ['A group of flamingos is called a flamboyance.', 'A group of flamingos is known as a flamboyance.'],
    ['Wombats produce cube-shaped droppings.', 'Wombats are known to produce cube-shaped droppings.'],
    ['The shortest war in history lasted only 38 minutes.', 'The shortest war in recorded history lasted 38 minutes.'],
    ['Butterflies taste with sensors that sit on their feet.', 'Butterflies taste things with sensors which sit on their feet.'],
    [
      'A bolt of lightning is five times hotter than the surface of the Sun.',
      'A lightning bolt is about five times hotter than the Sun’s surface.',
    ],
    [
      'Sea otters have the densest fur of any mammal, with up to a million hairs per square inch.',
      'Sea otters have the densest fur of all mammals: up to a million hairs per square inch.',
    ],
    ['The dot over the letters i and j is called a tittle.', 'The little dot over the letters “i” and “j” is called a tittle.'],
    ['Sharks existed before trees did.', 'Sharks existed long before trees did.'],
    ['Hippos’ sweat is red and protects them from the sun.', 'The sweat of hippos is red and protects them against the sun.'],
    ['Antarctica is the largest desert on Earth.', 'Antarctica is the largest desert in the world.'],
    ['The longest recorded flight of a chicken lasted 13 seconds.', 'The longest recorded flight of a chicken took 13 seconds.'],
    ['The first oranges were not orange but green.', 'The original oranges were not orange but green.'],
    [
      'Dolphins give each other names and call one another by them.',
      'Dolphins give each other names and address one another by them.',
    ],
    ['A cloud can weigh more than a million pounds.', 'A single cloud may weigh over a million pounds.'],
    [
      'The inventor of the microwave oven received only two dollars for his discovery.',
      'The inventor of the microwave oven got only 2 dollars for his discovery.',
    ],
  ]),
  ...pairs('one more clause', [
    ['The inventor of the Pringles can is buried in one.', 'The inventor of the Pringles can, Fredric Baur, is buried in one.'],
    [
      'Koalas have fingerprints that are almost indistinguishable from those of humans.',
      'Koalas have fingerprints that are almost indistinguishable from those of humans, even under a microscope.',
    ],
    [
      'The Great Barrier Reef is the largest living structure on Earth.',
      'Visible from space, the Great Barrier Reef is the largest living structure on Earth.',
    ],
    ['The heart of a shrimp is located in its head.', 'The heart of a shrimp is located in its head, just behind the eyes.'],
    [
      'Tardigrades can survive in the vacuum of space.',
      'Tardigrades, also called water bears, can survive in the vacuum of space for days.',
    ],
    [
      'An octopus has three hearts.',
      'An octopus has three hearts, and its blood is blue because it carries oxygen with copper instead of iron.',
    ],
    [
      'Oxford University is older than the Aztec Empire.',
      'Oxford University, where teaching began by 1096, is older than the Aztec Empire, which was founded in 1428.',
    ],
  ]),
  ...pairs('in other words', [
    ['Bats are the only mammals capable of true flight.', 'No mammal except the bat can really fly.'],
    ['A snail can sleep for three years.', 'Snails are able to stay in hibernation for as long as 36 months.'],
    [
      'The Moon drifts 3.8 centimetres away from Earth each year.',
      'Our satellite gets an inch and a half farther from us annually.',
    ],
    ['Honey never spoils.', 'Stored well, what bees make keeps forever.'],
    ['Water can boil and freeze at the same time.', 'At the triple point, a liquid turns into ice and vapour simultaneously.'],
    [
      'Venus rotates backwards compared with most planets.',
      'On Venus the Sun rises in the west, as the planet spins the other way round.',
    ],
    [
      'Cleopatra lived closer in time to the Moon landing than to the building of the Great Pyramid.',
      'Fewer years lie between Cleopatra and Apollo 11 than between the pyramid of Giza and her.',
    ],
    [
      'The human nose can tell apart at least a trillion smells.',
      'People are able to distinguish more than 1,000,000,000,000 odours.',
    ],
    ['Sloths can hold their breath longer than dolphins.', 'A dolphin runs out of air under water sooner than a sloth does.'],
  ]),
];

/** Two facts: whoever has read one still learns something from the other. */
export const DIFFERENT: readonly SaidPair[] = [
  ...pairs('same subject, other fact', [
    ['Sea otters hold hands while they sleep.', 'Sea otters have the densest fur of any mammal.'],
    [
      'Sea otters keep a favourite stone in a pocket of skin under the arm.',
      'Sea otters crack shells with a stone that lies on their belly.',
    ],
    ['An octopus has three hearts.', 'An octopus has nine brains.'],
    ['An octopus has blue blood.', 'An octopus has no bones.'],
    ['Honey found in ancient tombs was still edible.', 'Honey was used in ancient tombs to preserve bodies.'],
    ['The Eiffel Tower was meant to stand for 20 years.', 'The Eiffel Tower is repainted every seven years.'],
    ['Venus is the hottest planet of the solar system.', 'Venus is the only planet of the solar system named after a goddess.'],
    ['Bananas are slightly radioactive.', 'Bananas are curved because they grow towards the light.'],
    ['The Moon has moonquakes.', 'The Moon has no atmosphere to speak of.'],
    [
      'The Great Wall of China was built over many centuries.',
      'The Great Wall of China is held together by mortar with sticky rice.',
    ],
    [
      'Elephants are the only animals with four forward-facing knees, some say.',
      'Elephants are said to recognize themselves in a mirror.',
    ],
    ['A hummingbird’s heart beats up to 1,200 times per minute.', 'A hummingbird’s wings beat up to 80 times per second.'],
    ['Cats cannot taste sweetness.', 'Cats cannot see directly below their noses.'],
    ['Iceland has no mosquitoes.', 'Iceland has no standing army.'],
  ]),
  ...pairs('other numbers', [
    ['A year on Mercury lasts 88 Earth days.', 'A year on Venus lasts 225 Earth days.'],
    ['A year on Uranus lasts 84 Earth years.', 'A year on Neptune lasts 165 Earth years.'],
    [
      'The number 10,100 is divisible by 100, because 100 times 101 is exactly 10,100.',
      'The number 10,200 is divisible by 100, because 100 times 102 is exactly 10,200.',
    ],
    [
      'The number 10,100 is divisible by 100, because 100 times 101 is exactly 10,100.',
      'The number 10,100 is divisible by 101, because 101 times 100 is exactly 10,100.',
    ],
    ['In the Gregorian calendar, 1 January 1900 is a Monday.', 'In the Gregorian calendar, 2 January 1900 is a Tuesday.'],
    ['In the Gregorian calendar, 1 June 1900 is a Friday.', 'In the Gregorian calendar, 1 July 1900 is a Sunday.'],
    ['The adult human body has 206 bones.', 'The newborn human body has about 300 bones.'],
    ['A cat has 32 muscles in each ear.', 'A cat has 230 bones in its body.'],
    ['A blue whale can weigh up to 150 tonnes.', 'A blue whale can eat up to 4 tonnes of krill each day.'],
    ['The second-highest mountain on Earth is K2.', 'The third-highest mountain on Earth is Kangchenjunga.'],
    ['Gold melts at 1,064 degrees Celsius.', 'Silver melts at 962 degrees Celsius.'],
    ['The element with the atomic number 79 is gold.', 'The element with the atomic number 47 is silver.'],
    ['An adult cat has thirty teeth.', 'A kitten has twenty-six teeth.'],
    ['The Olympic Games of 1908 were held in London.', 'The Olympic Games of 1948 were held in London.'],
    [
      'Humans share about 60 percent of their genes with bananas.',
      'Humans share about 98 percent of their genes with chimpanzees.',
    ],
  ]),
  ...pairs('the opposite', [
    ['Bats are blind.', 'Bats are not blind.'],
    ['Penguins can fly.', 'Penguins cannot fly.'],
    ['Lightning does strike the same place twice.', 'Lightning never strikes the same place twice.'],
    ['The Great Wall of China is visible from the Moon.', 'The Great Wall of China isn’t visible from the Moon.'],
    ['Strawberries are berries to a botanist.', 'Strawberries are not berries to a botanist.'],
    ['Goldfish have a memory of only three seconds.', 'Goldfish do not have a memory of only three seconds.'],
    ['Sound travels through space.', 'Sound does not travel through space.'],
    ['Vikings wore helmets with horns.', 'Vikings wore helmets without horns.'],
  ]),
  ...pairs('something else of the same kind', [
    ['A group of owls is called a parliament.', 'A group of crows is called a murder.'],
    ['A group of flamingos is called a flamboyance.', 'A group of jellyfish is called a smack.'],
    ['A baby kangaroo is called a joey.', 'A baby alpaca is called a cria.'],
    ['The capital of Australia is Canberra, not Sydney.', 'The capital of Turkey is Ankara, not Istanbul.'],
    ['The largest lake of Africa is Lake Victoria.', 'The deepest lake of Africa is Lake Tanganyika.'],
    ['The national animal of Scotland is the unicorn.', 'The national animal of Wales is the dragon.'],
    ['The national animal of Australia is the red kangaroo.', 'The national animal of New Zealand is the kiwi.'],
    ['Mercury is the smallest planet of the solar system.', 'Jupiter is the largest planet of the solar system.'],
    ['The male seahorse carries the eggs until they hatch.', 'The male emperor penguin carries the egg on its feet.'],
    ['Marie Curie won the Nobel Prize in Physics.', 'Albert Einstein won the Nobel Prize in Physics.'],
    ['The chemical symbol of tungsten is W, after wolfram.', 'The chemical symbol of sodium is Na, after natrium.'],
    ['Koalas sleep for most of the day.', 'Sloths sleep for most of the day.'],
    [
      'The African elephant has larger ears than the Asian elephant.',
      'The African penguin has larger feet than the little penguin.',
    ],
    ['Peanuts are legumes and not nuts.', 'Almonds are seeds and not nuts.'],
    [
      'Among seahorses it is the male that carries the eggs.',
      'Among mouthbreeding cichlids it is the female that carries the eggs.',
    ],
    [
      'The fingerprints of a koala are so much like those of a human that even experts confuse them.',
      'The footprints of a polar bear are so much like those of a brown bear that even experts confuse them.',
    ],
    [
      'The heart of a blue whale is about as heavy as a small piano.',
      'The tongue of a blue whale is about as heavy as a small elephant.',
    ],
    [
      'Of all the countries in the world, Canada has the longest coastline.',
      'Of all the countries in the world, China has the longest land border.',
    ],
    [
      'The tallest building in the world stands in Dubai and is called Burj Khalifa.',
      'The largest aquarium in the world stands in Chengdu and is called Haichang Ocean Park.',
    ],
    ['The word “robot” comes from a Czech word for forced labour.', 'The word “pistol” comes from a Czech word for a pipe.'],
    ['The left lung of a human is smaller than the right one.', 'The left kidney of a human is higher than the right one.'],
    ['Bees can recognize human faces.', 'Crows can recognize human faces.'],
  ]),
  ...pairs('another subject', [
    ['A crocodile cannot stick out its tongue.', 'The Statue of Liberty was a gift from France.'],
    ['The first email was sent in 1971.', 'The first postage stamp was issued in 1840.'],
    ['Rubber bands last longer when they are kept cold.', 'Batteries last longer when they are kept cool and dry.'],
    ['The Amazon carries more water than any other river.', 'The Sahara has more sand dunes than any beach.'],
  ]),
];
