import type { Row } from '../row.ts';
import { bundles } from './bundles.ts';
import { composition } from './composition.ts';
import { cost } from './cost.ts';
import { firstDelta } from './first-delta.ts';
import { processes } from './processes.ts';
import { routes } from './routes.ts';
import { startUp } from './start-up.ts';

/** In the order in which they run: those that want the machine to themselves come last. */
export const ROWS: readonly Row[] = [bundles, composition, routes, firstDelta, cost, processes, startUp];
