import * as z from 'zod';
import type { Plan, Planned } from '../../template/plan.ts';
import { type Resource, TemplateError } from '../../template/template.ts';

/** One action on one resource; both may hold `*` and `?`. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
}

/** What lets a role write its log. Logs do not pass the proxy: the local cloud collects what functions print. */
const LOGS_ONLY = /:policy\/service-role\/AWSLambdaBasicExecutionRole$/;

const oneOrMore = z.union([z.string().transform((value) => [value]), z.array(z.string())]);

/** What the templates use. Deny, NotAction, NotResource and Condition are refused by name rather than read wrongly. */
const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.literal('Allow'),
  Action: oneOrMore,
  Resource: oneOrMore,
});
const Document = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
});
const InlinePolicies = z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown() }));

/**
 * Everything that the template lets a role do.
 * @throws TemplateError naming the policy that says it in a way the local cloud does not understand.
 */
export function roleGrants(plan: Plan, role: Planned<'AWS::IAM::Role'>): Grant[] {
  const { resource, properties } = role;
  for (const arn of properties.ManagedPolicyArns ?? []) {
    if (!LOGS_ONLY.test(arn)) throw new TemplateError(resource, `the managed policy ${arn} is not known to the local cloud`);
  }
  const inline = InlinePolicies.parse(properties.Policies ?? []).map(({ PolicyDocument }) => grantsOf(resource, PolicyDocument));
  const attached = plan
    .of('AWS::IAM::Policy')
    .filter((policy) => policy.properties.Roles?.includes(resource.ref))
    .map((policy) => grantsOf(policy.resource, policy.properties.PolicyDocument));
  return [...inline, ...attached].flat();
}

function grantsOf(resource: Resource, document: unknown): Grant[] {
  const parsed = Document.safeParse(document);
  if (!parsed.success)
    throw new TemplateError(resource, `its policy is not understood by the local cloud: ${issuesOf(parsed.error)}`);
  return parsed.data.Statement.flatMap(({ Action, Resource: resources }) =>
    Action.flatMap((action) => resources.map((each) => ({ action, resource: each }))),
  );
}

function issuesOf(error: z.ZodError): string {
  return flatten(error.issues)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
}

/** A statement that fits neither form of a union has its reasons inside. */
function flatten(issues: readonly z.core.$ZodIssue[], before: readonly PropertyKey[] = []): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    const path = [...before, ...issue.path];
    const inner = issue.code === 'invalid_union' ? (issue.errors.at(-1) ?? []) : [];
    return inner.length > 0 ? flatten(inner, path) : [{ ...issue, path }];
  });
}
