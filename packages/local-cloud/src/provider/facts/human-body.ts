import { factsOn } from './fact.ts';

export const HUMAN_BODY = factsOn('Human body', [
  [
    '👂',
    'The smallest bone of the human body is the stirrup in the middle ear, about three millimetres high.',
    'ears bones hearing stapes',
    'Encyclopaedia Britannica: Stapes',
  ],
  [
    '👶',
    'A newborn child has more bones than an adult. Many grow together over the years, until there are usually 206.',
    'baby babies skeleton bone',
    'Encyclopaedia Britannica: Human skeleton',
  ],
  [
    '👁️',
    'The clear front of the eye, the cornea, has no blood vessels. It takes oxygen straight from the air and from tears.',
    'eyes eye sight vision',
    'National Eye Institute: The cornea',
  ],
  [
    '🖐️',
    'More than half of your bones are in your hands and feet: 106 of the usual 206.',
    'hand foot skeleton bone fingers',
    "Gray's Anatomy",
  ],
  [
    '🩸',
    'Red blood cells throw out their nucleus as they ripen, which leaves more room to carry oxygen. They then live for only about four months.',
    'blood cell oxygen',
    'Encyclopaedia Britannica: Red blood cell',
  ],
  [
    '❤️',
    'At about seventy beats a minute, a human heart beats some 100,000 times in a single day.',
    'hearts pulse heartbeat',
    'National Heart, Lung, and Blood Institute: How the heart works',
  ],
  [
    '🦷',
    'Tooth enamel is the hardest substance in the human body, and once it is lost the body cannot make it again.',
    'teeth tooth dentist',
    'Encyclopaedia Britannica: Tooth',
  ],
  [
    '🩺',
    'After surgeons remove more than half of a healthy liver, the rest grows back to nearly full size within months.',
    'liver regeneration organ surgery',
    'Michalopoulos: Liver regeneration, Journal of Cellular Physiology (2007)',
  ],
  [
    '🧠',
    "The brain makes up about two percent of an adult's weight, but uses around twenty percent of the body's energy.",
    'brains energy thinking mind',
    "Raichle and Gusnard: Appraising the brain's energy budget, PNAS (2002)",
  ],
  [
    '🧬',
    'Pulled straight, the DNA packed into a single human cell would be about two metres long.',
    'genes genetics genome cells',
    'National Human Genome Research Institute: Deoxyribonucleic acid fact sheet',
  ],
  [
    '👣',
    'Identical twins share their DNA but not their fingerprints: the ridges are also shaped by chance before birth.',
    'twin fingerprint fingers',
    'MedlinePlus Genetics: Are fingerprints determined by genetics?',
  ],
  [
    '📏',
    'Astronauts grow by up to three percent in space, as the spine stretches without weight on it. Back on Earth they shrink again.',
    'astronaut height spine tall',
    'NASA: Getting taller in space',
  ],
]);
