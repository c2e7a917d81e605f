import type { FunctionDefinition } from '../../lambda/function-definition.ts';
import type { Log } from '../../logs/log.ts';
import type { Place } from '../../template/identities.ts';
import type { Plan } from '../../template/plan.ts';
import { type Resource, TemplateError } from '../../template/template.ts';
import type { Target } from '../parsed/parsed-call.ts';
import { bucketArn } from '../parsed/s3-call.ts';
import { type AwsAnswer, type AwsCall, awsError, type Forward, type Interceptor, s3Error } from '../pipeline.ts';
import { createGrantSet, type GrantSet } from './grant-set.ts';
import { type Grant, roleGrants } from './role-grants.ts';

/** A grant with whose it is: a function by its short name, or a schedule by its name. */
export interface HeldGrant extends Grant {
  readonly holder: string;
}

/** What the template's roles allow. */
export interface Permissions {
  /** Every action on every resource that some role allows, logs included. */
  grants(): readonly HeldGrant[];
  /**
   * For tests: takes one grant away until it is restored.
   * @param holder A function's short name, or a schedule's name.
   * @returns how to restore it.
   * @throws an Error when there is no such grant.
   */
  without(holder: string, action: string, resource: string): () => void;
}

export interface PermissionCheck extends Permissions {
  readonly intercept: Interceptor;
  /** Whether the role of a function or a schedule, by its ARN, allows it. */
  allows(holderArn: string, target: Target): boolean;
}

export interface PermissionsOptions {
  readonly plan: Plan;
  readonly definitions: readonly FunctionDefinition[];
  readonly place: Pick<Place, 'accountId'>;
  readonly log: Log;
}

interface Holder {
  readonly arn: string;
  readonly name: string;
  /** As AWS names who was refused. */
  readonly user: string;
  readonly set: GrantSet;
}

/** @throws TemplateError for a role that is missing, or a policy that is not understood. */
export function createPermissions(options: PermissionsOptions): PermissionCheck {
  const holders = new Map(holdersOf(options).map((holder) => [holder.arn, holder]));

  function refuse(call: AwsCall, holder: Holder, { action, resource }: Target): AwsAnswer {
    const message = `User: ${holder.user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
    const invocation = call.environment?.invocation?.invocationId;
    options.log.write({ source: holder.name, level: 'error', message, ...(invocation && { fields: { invocation } }) });
    return denial(call, message);
  }

  /** Who may not list a bucket is not told which of its objects are missing. */
  async function hidingWhatIsMissing(call: AwsCall, holder: Holder, next: Forward): Promise<AwsAnswer> {
    const answer = await next(call);
    const listing = { action: 's3:ListBucket', resource: bucketArn(call.path) };
    if (answer.status !== 404 || holder.set.allows(listing)) return answer;
    if (!Buffer.isBuffer(answer.body)) answer.body.resume();
    return refuse(call, holder, listing);
  }

  return {
    grants: () => [...holders.values()].flatMap(({ name, set }) => set.grants.map((grant) => ({ ...grant, holder: name }))),
    without: (name, action, resource) => {
      const holder = [...holders.values()].find((each) => each.name === name);
      const restore = holder?.set.without({ action, resource });
      if (!restore) throw new Error(`${name} has no grant of ${action} on ${resource}`);
      return restore;
    },
    allows: (arn, target) => holders.get(arn)?.set.allows(target) ?? false,
    intercept: (call, next) => {
      const holder = call.environment && holders.get(call.environment.functionArn);
      // The operator may do everything; a function always has a role.
      if (!holder) return next(call);
      const refused = call.parse().targets.find((target) => !holder.set.allows(target));
      if (refused) return Promise.resolve(refuse(call, holder, refused));
      return call.service === 's3' ? hidingWhatIsMissing(call, holder, next) : next(call);
    },
  };
}

function denial(call: AwsCall, message: string): AwsAnswer {
  const { service } = call;
  if (service === 's3') return s3Error(call, { status: 403, code: 'AccessDenied', message });
  const answer = awsError(
    service === 'sqs' || service === 'lambda' ? 403 : 400,
    'com.amazon.coral.service#AccessDeniedException',
    message,
  );
  return service === 'sqs' ? { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': 'AccessDenied;Sender' } } : answer;
}

interface HolderDraft {
  readonly resource: Resource;
  readonly name: string;
  readonly roleArn: string;
  /** How AWS calls what acts in the role. */
  readonly session: string;
}

function holdersOf({ plan, definitions, place }: PermissionsOptions): Holder[] {
  const roles = new Map(plan.of('AWS::IAM::Role').map((role) => [role.resource.arn, role]));
  return draftsOf(plan, definitions).map(({ resource, name, roleArn, session }) => {
    const role = roles.get(roleArn);
    if (!role) throw new TemplateError(resource, `its role ${roleArn} is in none of these stacks`);
    const user = `arn:aws:sts::${place.accountId}:assumed-role/${role.resource.ref}/${session}`;
    return { arn: resource.arn, name, user, set: createGrantSet(roleGrants(plan, role)) };
  });
}

function draftsOf(plan: Plan, definitions: readonly FunctionDefinition[]): HolderDraft[] {
  const functions = plan.of('AWS::Lambda::Function').map(({ resource, properties }) => {
    const name = definitions.find(({ arn }) => arn === resource.arn)?.shortName ?? resource.ref;
    return { resource, name, roleArn: properties.Role, session: resource.ref };
  });
  const schedules = plan.of('AWS::Scheduler::Schedule').map(({ resource, properties }) => {
    const name = properties.Name ?? resource.logicalId;
    return { resource, name, roleArn: properties.Target.RoleArn, session: name };
  });
  return [...functions, ...schedules];
}
