import { App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { expect, test } from 'vitest';
import { withEveryStack } from './synthesized.ts';

interface Finding {
  readonly rule: string;
  readonly path: string;
}

/** @param forgiving Whether what has been acknowledged is left out, as it is for everybody else. */
function findingsIn(app: App, forgiving = true): Finding[] {
  const checks = new AwsSolutionsChecks(app);
  if (!forgiving) Object.assign(checks, { isAcknowledged: () => false });
  return checks.validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ templatePath, constructPath }) => ({
      rule: ruleName,
      path: constructPath ?? templatePath ?? '',
    })),
  );
}

interface Acknowledgement extends Finding {
  readonly reason: string;
}

function acknowledgementsIn(app: App): Acknowledgement[] {
  return app.node.findAll().flatMap((construct: IConstruct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([rule, reason]) => ({ rule: rule.replace('Annotation::', ''), reason, path: construct.node.path })),
  );
}

test('no stack has a finding of the AwsSolutions rules that nobody has looked at', () => {
  expect(withEveryStack(findingsIn)).toEqual([]);
});

test('each acknowledgement gives a reason, and answers a finding that is there', () => {
  const { findings, acknowledgements } = withEveryStack((app) => ({
    findings: findingsIn(app, false),
    acknowledgements: acknowledgementsIn(app),
  }));
  expect(acknowledgements.length).toBeGreaterThan(10);
  for (const { reason } of acknowledgements) expect(reason).toMatch(/^.{30,}\.$/);
  const idle = acknowledgements.filter(
    ({ rule, path }) => !findings.some((finding) => finding.rule === rule && finding.path.startsWith(path)),
  );
  expect(idle).toEqual([]);
});

test('the rules are looked at: a queue without dead letters is found', () => {
  const app = new App();
  new Queue(new Stack(app, 'careless'), 'queue');
  expect(findingsIn(app).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']));
});
