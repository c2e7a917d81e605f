import { factsOn } from './fact.ts';

export const COMPUTERS = factsOn('Computers', [
  [
    '🐛',
    'In 1947 engineers found a moth inside a Harvard computer and taped it into the logbook as the first actual case of a bug.',
    'computer programming software bugs',
    'Smithsonian National Museum of American History: Log book with computer bug',
  ],
  [
    '👩‍💻',
    'Ada Lovelace published a program for a computer in 1843, a century before one was built that could have run it.',
    'computer programming women history',
    'Encyclopaedia Britannica: Ada Lovelace',
  ],
  [
    '🌙',
    'The computer that guided Apollo to the Moon had about four kilobytes of working memory, as much as two pages of plain text.',
    'computer space nasa memory',
    'NASA: Computers in Spaceflight: The NASA Experience',
  ],
  [
    '📧',
    'Ray Tomlinson sent the first e-mail between two computers in 1971 and chose the @ sign for addresses. He forgot what the message said.',
    'computer internet email mail',
    'Internet Hall of Fame: Ray Tomlinson',
  ],
  [
    '🌐',
    'The first website, made at CERN to explain the World Wide Web, can still be read at its old address, info.cern.ch.',
    'computer internet web',
    'CERN: The birth of the Web',
  ],
  [
    '🏭',
    'ENIAC, one of the first electronic computers, weighed some 30 tons and worked with about 18,000 vacuum tubes.',
    'computer history',
    'Encyclopaedia Britannica: ENIAC',
  ],
  [
    '🖱️',
    'The first computer mouse, built in 1964, was a wooden block with two wheels and a single button.',
    'computer invention engelbart',
    'Computer History Museum: The mouse',
  ],
  [
    '💾',
    'The first hard disk drive, of 1956, held five million characters on fifty platters and was as large as two refrigerators.',
    'computer storage memory ibm',
    'Computer History Museum: First commercial hard disk drive shipped',
  ],
  [
    '☕',
    'The first webcam watched a coffee pot. Scientists in Cambridge set it up in 1991 to see whether there was any left.',
    'computer internet camera',
    'University of Cambridge Computer Laboratory: The Trojan Room coffee machine',
  ],
  [
    '📨',
    'The first message on the network that became the Internet was LO. It was to be LOGIN, but the system crashed after two letters.',
    'computer arpanet history',
    'Kleinrock: An early history of the Internet, IEEE Communications Magazine (2010)',
  ],
  [
    '♟️',
    'In 1997 the computer Deep Blue beat the world chess champion, Garry Kasparov, in a match of six games.',
    'computer game games artificial intelligence',
    'Encyclopaedia Britannica: Deep Blue',
  ],
  [
    '🔠',
    'The Unicode standard gives a number to more than 150,000 characters, from every common alphabet to cuneiform and emoji.',
    'computer letters writing text',
    'The Unicode Consortium: The Unicode Standard',
  ],
]);
