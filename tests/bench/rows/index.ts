import type { Row } from '../row.ts';
import { admission } from './admission.ts';
import { admissionLoad } from './admission-load.ts';
import { admissionTime } from './admission-time.ts';
import { bundles } from './bundles.ts';
import { chat } from './chat.ts';
import { composition } from './composition.ts';
import { cost } from './cost.ts';
import { firstDelta } from './first-delta.ts';
import { list } from './list.ts';
import { permissionCheck } from './permission-check.ts';
import { processes } from './processes.ts';
import { related } from './related.ts';
import { routes } from './routes.ts';
import { search } from './search.ts';
import { startUp } from './start-up.ts';
import { votes } from './votes.ts';

/** In the order in which they run: those that want the machine to themselves come last. */
export const ROWS: readonly Row[] = [
  ...[bundles, composition, routes, firstDelta, chat, cost, processes],
  ...[admission, admissionLoad, admissionTime, list, search, related, votes, permissionCheck, startUp],
];
