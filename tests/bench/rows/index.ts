import type { Row } from '../row.ts';
import { bundles } from './bundles.ts';
import { firstDelta } from './first-delta.ts';
import { startUp } from './start-up.ts';

/** In the order in which they run: those that want the machine to themselves come last. */
export const ROWS: readonly Row[] = [bundles, firstDelta, startUp];
