import { factsOn } from './fact.ts';

export const FOOD = factsOn('Food', [
  [
    '🍯',
    'Honey keeps for years without going bad: it holds so little water and is so acidic that hardly any germs can live in it.',
    'sweet sugar honeycomb',
    'Encyclopaedia Britannica: Honey',
  ],
  [
    '🌷',
    'Saffron is the dried tips from inside a crocus flower. About 75,000 flowers, picked by hand, give one pound of it.',
    'spice spices expensive crocus',
    'Encyclopaedia Britannica: Saffron',
  ],
  [
    '🥕',
    'The first carrots that people grew, in Central Asia about a thousand years ago, were purple and yellow. Orange ones came later.',
    'carrot vegetables vegetable colour',
    'Iorizzo et al.: Genetic structure and domestication of carrot, American Journal of Botany (2013)',
  ],
  [
    '🍫',
    'White chocolate contains nothing of the brown part of the cocoa bean. Only its pale fat, cocoa butter, goes in.',
    'cocoa sweets candy',
    'U.S. Code of Federal Regulations, 21 CFR 163.124: White chocolate',
  ],
  [
    '🌰',
    'Nutmeg and mace come from the same fruit: nutmeg is the seed, and mace is the red net around it.',
    'spice spices',
    'Encyclopaedia Britannica: Nutmeg',
  ],
  [
    '🍵',
    'Black, green, white and oolong tea all come from the leaves of one plant. What differs is how the leaves are treated.',
    'drink drinks camellia',
    'Encyclopaedia Britannica: Tea',
  ],
  [
    '🌶️',
    'Chili feels hot because its capsaicin switches on the same nerve sensor that warns us of real heat.',
    'pepper peppers spicy chilli',
    'Caterina et al.: The capsaicin receptor: a heat-activated ion channel in the pain pathway, Nature (1997)',
  ],
  [
    '🥪',
    'The sandwich is named after the fourth Earl of Sandwich, who in 1762 is said to have had meat served between slices of bread.',
    'bread lunch earl',
    'Encyclopaedia Britannica: Sandwich',
  ],
  [
    '☕',
    'Coffee beans are not beans but the seeds of a fruit that looks like a cherry, usually two in each.',
    'coffee drink drinks caffeine',
    'Encyclopaedia Britannica: Coffee',
  ],
  [
    '🍿',
    'A grain of popcorn bursts at about 180 degrees Celsius, when the water sealed inside has become steam at high pressure.',
    'corn maize cinema snack',
    'Virot and Ponomarenko: Popcorn: critical temperature, jump and sound, Journal of the Royal Society Interface (2015)',
  ],
  [
    '🧀',
    'The holes in Emmental cheese are bubbles of carbon dioxide, made by bacteria while the cheese ripens.',
    'swiss cheese cheeses milk',
    'Encyclopaedia Britannica: Emmentaler',
  ],
  [
    '🍍',
    'Jelly made with fresh pineapple does not set, because an enzyme in the fruit cuts up the gelatin. Tinned pineapple works: heat destroys the enzyme.',
    'fruit gelatine dessert',
    'Harold McGee: On Food and Cooking',
  ],
]);
