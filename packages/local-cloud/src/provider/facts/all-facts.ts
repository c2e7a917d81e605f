import { ANIMALS } from './animals.ts';
import { BIRDS } from './birds.ts';
import { CHEMISTRY } from './chemistry.ts';
import { COMPUTERS } from './computers.ts';
import { EARTH } from './earth.ts';
import type { Fact } from './fact.ts';
import { FOOD } from './food.ts';
import { GEOGRAPHY } from './geography.ts';
import { HISTORY } from './history.ts';
import { HUMAN_BODY } from './human-body.ts';
import { INSECTS } from './insects.ts';
import { INVENTIONS } from './inventions.ts';
import { LANGUAGE } from './language.ts';
import { MATHEMATICS } from './mathematics.ts';
import { MONEY } from './money.ts';
import { MUSIC } from './music.ts';
import { OCEAN } from './ocean.ts';
import { PHYSICS } from './physics.ts';
import { PLANTS } from './plants.ts';
import { SPACE } from './space.ts';
import { SPORT } from './sport.ts';
import { WEATHER } from './weather.ts';

/** Everything the provider knows, written for this project; each fact names its source. */
export const FACTS: readonly Fact[] = [
  ...ANIMALS,
  ...BIRDS,
  ...CHEMISTRY,
  ...COMPUTERS,
  ...EARTH,
  ...FOOD,
  ...GEOGRAPHY,
  ...HISTORY,
  ...HUMAN_BODY,
  ...INSECTS,
  ...INVENTIONS,
  ...LANGUAGE,
  ...MATHEMATICS,
  ...MONEY,
  ...MUSIC,
  ...OCEAN,
  ...PHYSICS,
  ...PLANTS,
  ...SPACE,
  ...SPORT,
  ...WEATHER,
];
