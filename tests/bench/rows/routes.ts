import { type MountedRoute, mountedRoutes, type RouteId } from '@factoids/contracts';
import type { BenchCloud, MeasuredRun } from '../bench-cloud.ts';
import { distribution, type Figure } from '../figures.ts';
import type { Row } from '../row.ts';

const TIMES = 60;
const QUICK_TIMES = 5;
/** Not counted: the first calls of an environment compile what the later ones run. */
const WARMING_TIMES = 10;
/** Whose run the routes with an id show. */
const VISITOR = 0;

/** What a POST sends. A route that is not here is named and left out, and so is one below a chat, of which there is none. */
const BODIES: Partial<Record<RouteId, object>> = { cancelRun: {}, generateFactoid: { topic: 'otters' } };

/** How long each route takes to answer whole, one call after another; `generate` last, since it leaves work behind. */
export const routes: Row = {
  name: 'routes',
  async measure(bench) {
    const cloud = await bench.cloud();
    const [run] = await cloud.runs(1, 0);
    if (!run) throw new Error('there is no run to show');
    const figures: Figure[] = [];
    for (const mounted of inOrder()) {
      const { method } = mounted.route;
      const isShown = method === 'GET' ? !mounted.path.includes('/chat/sessions/') : BODIES[mounted.id] !== undefined;
      if (!isShown) bench.say(`not measured: ${method} ${mounted.path}`);
      else figures.push(await measureRoute(cloud, { mounted, run, times: bench.quick ? QUICK_TIMES : TIMES }));
    }
    return figures;
  },
};

function inOrder(): readonly MountedRoute[] {
  const ofSite = mountedRoutes().filter(({ surface }) => surface !== 'developer');
  return [...ofSite.filter(({ id }) => id !== 'generateFactoid'), ...ofSite.filter(({ id }) => id === 'generateFactoid')];
}

interface Asked {
  readonly mounted: MountedRoute;
  readonly run: MeasuredRun;
  readonly times: number;
}

async function measureRoute({ client }: BenchCloud, { mounted, run, times }: Asked): Promise<Figure> {
  const { id, route, path } = mounted;
  const filled = path.replace('{id}', (id === 'getFactoid' ? run.factoidId : run.requestId) ?? '');
  const body = BODIES[id];
  const order = { method: route.method, path: filled, expect: route.success.status, visitor: VISITOR, ...(body && { body }) };
  await client.ask({ ...order, times: Math.min(times, WARMING_TIMES) });
  const name = `${route.method} ${path}`;
  return distribution({ name, unit: 'ms', scalesWith: 'process' }, await client.ask({ ...order, times }));
}
