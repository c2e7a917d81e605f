import { factsOn } from './fact.ts';

export const SPORT = factsOn('Sport', [
  [
    '🏃',
    'The marathon got its odd length of 42.195 kilometres at the London Olympics of 1908, where it ran from Windsor Castle to the royal box.',
    'sports running olympic race',
    'Encyclopaedia Britannica: Marathon',
  ],
  [
    '🥇',
    'Olympic gold medals are made mostly of silver and only coated with gold. The last ones of solid gold were given in 1912.',
    'sports olympics olympic medal',
    'International Olympic Committee: Olympic medals',
  ],
  [
    '⛳',
    'Golf has been played on the Moon: Alan Shepard hit two balls there during the Apollo 14 mission in 1971.',
    'sports golfing moon astronaut',
    'NASA: Apollo 14',
  ],
  [
    '🪢',
    'Tug of war was an Olympic sport at five Games, from 1900 to 1920.',
    'sports olympics olympic rope',
    'Olympedia: Tug-of-war',
  ],
  [
    '🎾',
    'The longest tennis match, at Wimbledon in 2010, took more than eleven hours over three days. The last set ended 70 to 68.',
    'sports wimbledon longest',
    'The All England Lawn Tennis Club: Isner v Mahut, 2010',
  ],
  [
    '🏀',
    'Basketball was first played in 1891 with two peach baskets, and the ball had to be fetched out after each score.',
    'sports ball invention',
    'Springfield College: The birthplace of basketball',
  ],
  [
    '🎨',
    'From 1912 to 1948 the Olympic Games also gave medals for art: for architecture, literature, music, painting and sculpture.',
    'sports olympics painting art',
    'Olympedia: Art competitions',
  ],
  [
    '🏏',
    'A cricket match in Durban in 1939 was called a draw after nine days of play, because the English team had to catch their ship home.',
    'sports test england longest',
    "Wisden Cricketers' Almanack 1940",
  ],
  [
    '⚽',
    "Brazil is the only country whose men's team has played in every football World Cup since the first in 1930.",
    'sports soccer football',
    'FIFA: World Cup archive',
  ],
  [
    '🚴',
    "The Tour de France was started in 1903 to sell a newspaper, and its leader's jersey is yellow because the paper was printed on yellow.",
    'sports cycling bicycle bike race',
    'Encyclopaedia Britannica: Tour de France',
  ],
  [
    '🏸',
    'The fastest badminton smashes send the shuttlecock off at more than 400 kilometres an hour.',
    'sports racket speed fastest',
    'Guinness World Records: Fastest badminton hit',
  ],
  [
    '🥌',
    'The stones used for curling at the Olympics come from the granite of one small Scottish island, Ailsa Craig.',
    'sports winter ice olympics stone',
    'World Curling Federation: Curling stones',
  ],
]);
