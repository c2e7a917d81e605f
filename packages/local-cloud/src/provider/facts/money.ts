import { factsOn } from './fact.ts';

export const MONEY = factsOn('Money', [
  [
    '🪨',
    'On the island of Yap large stone discs served as money. One that sank at sea still counted, because all agreed on who owned it.',
    'currency stones island',
    'Milton Friedman: The Island of Stone Money (1991)',
  ],
  [
    '💴',
    'Paper money was first used in China, about a thousand years ago and six centuries before it came to Europe.',
    'banknotes banknote currency china',
    'Encyclopaedia Britannica: Paper money',
  ],
  [
    '💵',
    'United States banknotes are not made of paper from wood: they are three quarters cotton and one quarter linen.',
    'dollar dollars cash bills currency',
    'U.S. Bureau of Engraving and Printing: How money is made',
  ],
  [
    '💲',
    'The word dollar comes from the thaler, a silver coin named after Joachimsthal, a mining town in Bohemia.',
    'currency words coins silver origin',
    'Encyclopaedia Britannica: Dollar',
  ],
  [
    '📈',
    'In Hungary in July 1946 prices doubled about every fifteen hours, the fastest inflation on record.',
    'hyperinflation economy prices currency',
    'Hanke and Krus: World hyperinflations (2012)',
  ],
  [
    '🪙',
    'The ridges on the edge of coins were put there against thieves, who used to file a little silver or gold off smooth ones.',
    'coin currency cash',
    'United States Mint: Coin history',
  ],
  [
    '🏦',
    'The oldest bank still at work, Monte dei Paschi in Siena, was founded in 1472, twenty years before Columbus reached America.',
    'banks banking italy oldest',
    'Banca Monte dei Paschi di Siena: History',
  ],
  [
    '💷',
    'The sign for the British pound is a letter L. It stands for libra, the Latin word for a pound in weight.',
    'currency words sterling latin',
    'The Royal Mint Museum: The pound sign',
  ],
  [
    '🦁',
    'Some of the first coins were made in Lydia, in what is now Turkey, in the seventh century BC, from a natural mix of gold and silver.',
    'coin currency gold oldest ancient',
    'British Museum: The origins of coinage',
  ],
  [
    '🐚',
    'Cowrie shells were used as money for centuries in parts of Africa, Asia and the Pacific.',
    'shell currency sea ancient',
    'Encyclopaedia Britannica: Cowrie',
  ],
  [
    '🇸🇪',
    "Europe's first banknotes were issued in Stockholm in 1661, partly because Swedish copper coins weighed up to 20 kilograms.",
    'banknote currency sweden coins paper',
    'Sveriges Riksbank: History',
  ],
  [
    '🏧',
    'The first cash machine opened at a bank in Enfield, north London, in June 1967.',
    'atm bank cash banks',
    'Barclays Group Archives: The first cash machine',
  ],
  [
    '🇦🇺',
    'Australia issued the first modern polymer banknote in 1988. Plastic notes last longer and are harder to forge.',
    'banknote currency plastic australia',
    'Reserve Bank of Australia: History of banknotes',
  ],
]);
