import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ServiceStack } from './service-stack.ts';

/** What the one who is woken reads. */
export interface AlarmText {
  /** What people notice, as a sentence. */
  readonly humanImpact: string;
  /** What to do first, as a sentence. */
  readonly firstStep: string;
}

interface ServiceAlarmProps extends AlarmText {
  /** With its period and statistic. */
  readonly metric: IMetric;
  readonly threshold: number;
  /** Periods in a row; 1 when left out. */
  readonly periods?: number;
  /** Rings below the threshold, and when there is no figure at all: for what must keep happening. */
  readonly whenSilent?: true;
}

/** An alarm named `andys-daily-factoids-<stage>-<name>` that goes to the stage's topic, when it begins and when it is over. */
export class ServiceAlarm extends Construct {
  constructor(stack: ServiceStack, name: string, props: ServiceAlarmProps) {
    super(stack, `${name}-alarm`);
    const { metric, threshold, periods = 1, whenSilent, humanImpact, firstStep } = props;
    const alarm = new Alarm(this, 'alarm', {
      alarmName: stack.resourceName(name),
      alarmDescription: `${humanImpact} First: ${firstStep}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: whenSilent
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: whenSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const action = { bind: () => ({ alarmActionArn: stack.alarmTopicArn }) };
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
