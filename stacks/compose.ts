import { join } from 'node:path';
import { Annotations, type App, type Environment } from 'aws-cdk-lib';
import { AlarmsStack } from './alarms.ts';
import { ApiStack } from './api.ts';
import { repositoryRoot } from './bundling/repository-root.ts';
import { readSiteBuild } from './constructs/open-next-output.ts';
import { ServiceStack } from './constructs/service-stack.ts';
import { DataStack } from './data.ts';
import { QueuesStack } from './queues.ts';
import { SchedulesStack } from './schedules.ts';
import { SearchStack } from './search.ts';
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
  /** The folder of the site, where its build is looked for; `web` in the root when left out. */
  readonly site?: string;
}

/** The one list of stacks in order. */
export function composeStacks(app: App, composition: Composition): void {
  const { stage, root = repositoryRoot(), env, frontDoor = false, site = join(root, 'web') } = composition;
  const common = { stage, root, ...(env && { env }) };
  const alarms = new AlarmsStack(app, common);
  const { tables, buckets } = new DataStack(app, common);
  const { search } = new SearchStack(app, { ...common, tables, buckets });
  const queues = new QueuesStack(app, { ...common, tables, buckets, search });
  const { runs: runsQueue, chats: chatsQueue, notices: noticesQueue } = queues;
  const { api } = new ApiStack(app, { ...common, tables, buckets, runsQueue, chatsQueue, noticesQueue, search });
  new SchedulesStack(app, { ...common, tables, runsQueue, chatsQueue, noticesQueue });
  if (frontDoor) {
    const build = readSiteBuild(site);
    if (build) new WebStack(app, { ...common, api, build });
    else Annotations.of(api).addInfo('The site is not built (web/.open-next): the web stack is left out.');
  }
  for (const stack of app.node.children) if (stack instanceof ServiceStack && stack !== alarms) stack.addStackDependency(alarms);
}
