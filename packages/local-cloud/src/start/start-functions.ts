import { join } from 'node:path';
import { watchCode } from '../bundles/code-watcher.ts';
import type { HostEnvironment } from '../host-environment.ts';
import type { FunctionDefinition } from '../lambda/function-definition.ts';
import { createLambdaService, type LambdaService } from '../lambda/lambda-service.ts';
import { prepareRuntimeFiles } from '../lambda/runtime-files.ts';
import type { Log } from '../logs/log.ts';
import type { StackSource } from '../options.ts';
import type { Callers } from '../proxy/callers.ts';
import type { Plan } from '../template/plan.ts';

export interface StartFunctionsOptions {
  readonly definitions: readonly FunctionDefinition[];
  readonly plan: Plan;
  readonly region: string;
  readonly awsEndpoint: string;
  readonly host: HostEnvironment;
  readonly workDir: string;
  readonly source: StackSource;
  readonly watch: boolean;
  readonly log: Log;
  readonly callers: Callers;
  readonly clockOffsetMs: () => number;
  readonly waitMs: number | undefined;
  readonly atMost: Readonly<Record<string, number>> | undefined;
}

/** The functions of the plan, rebuilt when their code changes if that is wanted. */
export async function startFunctions(options: StartFunctionsOptions): Promise<LambdaService> {
  const { definitions, plan, workDir, source, log } = options;
  const files = await prepareRuntimeFiles(join(workDir, 'runtime'));
  let lambda: LambdaService | undefined;
  const watcher = options.watch
    ? watchCode({
        ...{ root: source.root, bundler: source.bundler, definitions, log },
        folders: source.inputs.filter((each) => each !== 'stacks' && !each.includes('.')),
        stackFolders: ['stacks'],
        bundlesDir: join(workDir, 'bundles'),
        replaceCode: (arn, codeDir) => lambda?.replaceCode(arn, codeDir),
      })
    : undefined;
  const service = createLambdaService({
    ...{
      definitions,
      region: options.region,
      awsEndpoint: options.awsEndpoint,
      log,
      callers: options.callers,
      clockOffsetMs: options.clockOffsetMs,
      waitMs: options.waitMs,
      atMost: options.atMost,
      ...files,
    },
    path: options.host.PATH ?? '',
    longRunning: longRunning(plan, definitions),
    ...(watcher && { beforeInvoke: (arn: string) => watcher.beforeInvoke(arn) }),
  });
  lambda = service;
  return {
    ...service,
    stop: () => {
      watcher?.stop();
      service.stop();
    },
  };
}

/** Functions behind streaming methods, and those that a queue feeds. */
function longRunning(plan: Plan, definitions: readonly FunctionDefinition[]): Set<string> {
  const uris = plan
    .of('AWS::ApiGateway::Method')
    .filter(({ properties }) => properties.Integration.ResponseTransferMode === 'STREAM')
    .map(({ properties }) => properties.Integration.Uri);
  const fed = new Set(plan.of('AWS::Lambda::EventSourceMapping').map(({ properties }) => properties.FunctionName));
  const isLong = ({ arn, name }: FunctionDefinition) =>
    fed.has(name) || fed.has(arn) || uris.some((uri) => uri.includes(`/${arn}/`));
  return new Set(definitions.filter(isLong).map(({ arn }) => arn));
}
