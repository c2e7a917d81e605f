import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';

export interface ScheduleProps {
  /** An EventBridge Scheduler expression, in UTC. */
  readonly expression: string;
  readonly target: ServiceFunction;
}

/** Calls a function on time, with a role that can call only it. A missed call is not made up for: the next one does the work. */
export class Schedule extends Construct {
  constructor(stack: ServiceStack, name: string, props: ScheduleProps) {
    super(stack, name);
    const { functionArn } = props.target.lambda;
    const role = new Role(this, 'role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
    const schedule = new CfnSchedule(this, 'schedule', {
      name: stack.resourceName(name),
      scheduleExpression: props.expression,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
    schedule.node.addDependency(role);
  }
}
