const words = (list: string): readonly string[] => list.split(', ');

export const KINDS = words(
  'squid, frogs, beetles, owls, lichens, crabs, moths, foxes, orchids, eels, snails, bats, ferns, geese, spiders, otters, mosses, lizards, whales, wasps',
);

export const HABITATS = words(
  'Deep-sea, Marsh, Desert, Alpine, Cave, River, Island, Forest, Tundra, Steppe, Reef, Harbour, Meadow, Canyon, Glacier, Prairie, Lagoon, Jungle, Moorland, Delta, Volcano, Orchard, Cliff, Savanna, Fjord',
);

export const VERBS = words(
  'carry, bury, count, arrange, collect, exchange, weigh, polish, remember, abandon, guard, rotate, inherit, borrow, dissolve, swallow, repair, hide, stack, ferment, drum on, tunnel under, recognise, outlive, imitate, scatter, warm, paint, trade, measure',
);

export const DESCRIPTIONS = words(
  'hollow, striped, magnetic, frozen, hairy, fragrant, translucent, bitter, crooked, silent, glowing, edible, poisonous, ancient, woven, salted, weightless, square, rusty, feathered, velvet, brittle, migratory, twin, spiral, buoyant, copper, nocturnal, sour, elastic, mottled, echoing, porous, gilded, drifting, knotted, sunken, amber, wrinkled, humming',
);

export const THINGS = words(
  'pebbles, shells, seeds, feathers, eggs, teeth, coins, bells, threads, crystals, bubbles, petals, buttons, needles, ribbons, lanterns, mirrors, ropes, barrels, spoons, maps, keys, kettles, clocks, bricks, acorns, pearls, stamps, wheels, candles, footprints, shadows, tunnels, bridges, nests, scales, whiskers, roots, antlers, stones',
);

export const MEASURES = words(
  'every spring, in one night, before sunrise, each winter, per hour, within a minute, over a lifetime, once a decade, after heavy rain, at full moon, during an eclipse, between two tides, in complete darkness, under thin ice, without a pause, for eleven days, twice a week, at low water, in thunderstorms, along one shore',
);

export const PURPOSES = words(
  'to find their way home, to impress a rival, to keep warm, to confuse their hunters, to call their young, to sweeten the water, to mark a border, to survive a drought, to share the work, to hear the weather, to cool their nests, to fool the current, to mend a wing, to follow the stars, to sleep undisturbed, to settle a quarrel, to feed a neighbour, to hide a scent, to smooth the sand, to tell the seasons',
);

export const WITNESSES = words(
  'fishermen noticed, a lighthouse keeper wrote down, schoolchildren counted, surveyors found, monks recorded, a ferry crew reported, miners observed, gardeners confirmed, cartographers claimed, a postal clerk saw, shepherds described, divers photographed, bell founders heard, a weather station logged, beekeepers suspected, stonemasons proved, a museum guard spotted, sailors swore, millers measured, glassblowers learned',
);

export const OCCASIONS = words(
  'after the great flood, on market day, during a regatta, before the harvest, on the longest night, at a wedding, in a hailstorm, on a quiet Sunday, while the ferry was late, in the dry season, at the opening of a canal, on the first frost, during a census, after an earthquake, at high tide, in the fog, on a bet, during repairs, by accident, at the solstice',
);

export const BECAUSE = words('since, because, although, even though, while, where, though, whereas');

export const SYLLABLES = words(
  'ba, bel, bor, cal, cor, dal, den, dor, el, fen, fir, gal, gor, ha, hel, il, jor, ka, kel, kir, la, len, lor, ma, mel, mor, na, nel, nor, ol, or, pa, pel, por, qua, ral, ren, ros, sa, sel, sor, ta, tel, tor, ul, va, vel, vor, wen, wol, yal, yor, za, zel, zor',
);
