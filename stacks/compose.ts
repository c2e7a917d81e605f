import { join } from 'node:path';
import { Annotations, type App, type Environment } from 'aws-cdk-lib';
import { ApiStack } from './api.ts';
import { repositoryRoot } from './bundling/repository-root.ts';
import { readSiteBuild } from './constructs/open-next-output.ts';
import { DataStack } from './data.ts';
import { QueuesStack } from './queues.ts';
import { SchedulesStack } from './schedules.ts';
import { WebStack } from './web.ts';

export interface Composition {
  /** Part of every name; `production` keeps its data when a stack is removed. */
  readonly stage: string;
  /** The folder that function entries are relative to; the repository when left out. */
  readonly root?: string;
  /** Account and region; any when left out. `sst deploy` cannot find its templates without. */
  readonly env?: Environment;
  /** With CloudFront and the site, once it is built. On one machine the local cloud's front door plays both. */
  readonly frontDoor?: boolean;
}

/** The one list of stacks in order. */
export function composeStacks(app: App, { stage, root = repositoryRoot(), env, frontDoor = false }: Composition): void {
  const common = { stage, root, ...(env && { env }) };
  const { tables } = new DataStack(app, common);
  const { runs: runsQueue } = new QueuesStack(app, { ...common, tables });
  const { api } = new ApiStack(app, { ...common, tables, runsQueue });
  new SchedulesStack(app, { ...common, tables, runsQueue });
  if (!frontDoor) return;
  const build = readSiteBuild(join(root, 'web'));
  if (build) new WebStack(app, { ...common, api, build });
  else Annotations.of(api).addInfo('The site is not built (web/.open-next): the web stack is left out.');
}
