import { factsOn } from './fact.ts';

export const BIRDS = factsOn('Birds', [
  [
    '🌺',
    'Hummingbirds are the only birds that can properly fly backwards, because their wings turn at the shoulder and push on both strokes.',
    'hummingbird flight hover',
    "Smithsonian's National Zoo: Hummingbirds",
  ],
  [
    '🐧',
    'A male emperor penguin balances the egg on his feet for about two months of the Antarctic winter and eats nothing in all that time.',
    'penguins antarctica ice father',
    'Australian Antarctic Program: Emperor penguins',
  ],
  [
    '🦉',
    'An owl cannot roll its eyes: they sit fixed in the skull. It turns its head instead, by as much as 270 degrees.',
    'owls night eyes',
    'National Audubon Society: Owls',
  ],
  [
    '🦩',
    'Flamingos hatch grey. They turn pink only because of the pigments in the algae and small shrimps that they eat.',
    'flamingo colour pink',
    "Smithsonian's National Zoo: Flamingos",
  ],
  [
    '🌍',
    'Arctic terns fly from Greenland to the Antarctic and back every year. Birds with trackers covered about 70,000 kilometres on the trip.',
    'tern migration travel',
    'Egevang et al.: Tracking of Arctic terns reveals longest animal migration, PNAS (2010)',
  ],
  [
    '🛫',
    'Bar-tailed godwits fly from Alaska to New Zealand across the open Pacific in about eight days, without once stopping to eat or rest.',
    'godwit migration flight pacific',
    'Gill et al.: Extreme endurance flights by landbirds crossing the Pacific Ocean, Proceedings of the Royal Society B (2009)',
  ],
  [
    '🦅',
    'A peregrine falcon diving at its prey reaches more than 300 kilometres an hour, faster than any other animal moves.',
    'falcons speed hunting fastest raptor',
    'Encyclopaedia Britannica: Peregrine falcon',
  ],
  [
    '🦤',
    'The dodo was a giant flightless pigeon. Among living birds its closest relative is the colourful Nicobar pigeon.',
    'dodos extinct mauritius pigeons',
    'Shapiro et al.: Flight of the dodo, Science (2002)',
  ],
  [
    '🪽',
    'The wandering albatross has the widest wings of any living bird: up to about three and a half metres from tip to tip.',
    'albatrosses wingspan sea largest',
    'Encyclopaedia Britannica: Albatross',
  ],
  [
    '🥚',
    "The ostrich lays the largest egg of any living bird. It weighs about as much as two dozen hen's eggs.",
    'ostriches eggs chicken largest',
    'Encyclopaedia Britannica: Ostrich',
  ],
  [
    '🥝',
    'The kiwi has its nostrils at the very tip of its long bill, and smells its way to worms in the ground.',
    'kiwis new zealand smell',
    'Encyclopaedia Britannica: Kiwi',
  ],
  [
    '🪝',
    'New Caledonian crows make their own tools: they trim twigs into hooks and use them to pull grubs out of holes.',
    'crow raven intelligence clever',
    'Hunt: Manufacture and use of hook-tools by New Caledonian crows, Nature (1996)',
  ],
]);
