import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeStacks } from '@factoids/stacks';
import { App } from 'aws-cdk-lib';
import { writeSiteBuild } from './site-build.ts';

export interface Resource {
  readonly id: string;
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is whatever CloudFormation takes
  readonly Properties: any;
  readonly Metadata?: Record<string, unknown>;
}

export interface StackTemplate {
  /** `data`, `queues`, … */
  readonly concern: string;
  readonly template: Record<string, unknown> & { readonly Resources: Record<string, Omit<Resource, 'id'>> };
}

const CHECKED = { context: { '@aws-cdk/core:validateAgainstDefaultRules': true } };

/** Every resource of the stacks that run on one machine, as `cdk synth` writes them, at bad properties throwing. */
export function synthesize(): Resource[] {
  const app = new App(CHECKED);
  composeStacks(app, { stage: 'test' });
  return resourcesOf(templatesOf(app));
}

/** Calls `inspect` with an app of all stacks, the front door before a small site among them. */
export function withEveryStack<T>(inspect: (app: App) => T): T {
  const site = mkdtempSync(join(tmpdir(), 'factoids-site-'));
  try {
    writeSiteBuild(site);
    const app = new App(CHECKED);
    composeStacks(app, { stage: 'test', frontDoor: true, site });
    return inspect(app);
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
}

export function templatesOf(app: App): StackTemplate[] {
  return app.synth().stacks.map(({ stackName, template }) => ({
    concern: stackName.replace('andys-daily-factoids-test-', ''),
    template,
  }));
}

export const resourcesOf = (templates: readonly StackTemplate[]): Resource[] =>
  templates.flatMap(({ template }) => Object.entries(template.Resources).map(([id, resource]) => ({ ...resource, id })));

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

/** The resource of a grant without the `*` that stands for the objects of one folder of a bucket: these have no names before they are. */
export function withoutFolder(action: string, resource: string): string {
  return action.startsWith('s3:') ? resource.replace(/"\/[a-z]+\/\*"\]\]\}$/, '"/"]]}') : resource;
}
