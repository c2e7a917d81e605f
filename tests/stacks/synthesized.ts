import { composeStacks } from '@factoids/stacks';
import { App } from 'aws-cdk-lib';

export interface Resource {
  readonly id: string;
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is whatever CloudFormation takes
  readonly Properties: any;
  readonly Metadata?: Record<string, unknown>;
}

/** Every resource of every stack, as `cdk synth` writes them, at bad properties throwing. */
export function synthesize(): Resource[] {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  composeStacks(app, { stage: 'test' });
  return app
    .synth()
    .stacks.flatMap(({ template }) =>
      Object.entries(template.Resources as Record<string, Omit<Resource, 'id'>>).map(([id, resource]) => ({ ...resource, id })),
    );
}

export const ofType = (resources: readonly Resource[], type: string) =>
  resources.filter((resource) => resource.Type === `AWS::${type}`);

/** The statements of a role's policies, with one action and one resource each; a reference reads as its JSON. */
export function allowedBy(resources: readonly Resource[], roleId: string): { action: string; resource: string }[] {
  return ofType(resources, 'IAM::Policy')
    .filter(({ Properties }) => Properties.Roles.some((role: { Ref: string }) => role.Ref === roleId))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .flatMap((statement) =>
      [statement.Action].flat().map((action: string) => ({ action, resources: [statement.Resource].flat() })),
    )
    .flatMap(({ action, resources: targets }) => targets.map((target) => ({ action, resource: JSON.stringify(target) })));
}
