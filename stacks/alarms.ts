import { type App, CfnCondition, CfnOutput, Fn } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { parameter } from './constructs/parameters.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';

/**
 * Where every alarm of the stage goes: one topic, and the operator's mailbox on it. The alarms themselves stand beside what they
 * watch, in the house constructs, so that nothing can be built without them.
 */
export class AlarmsStack extends ServiceStack {
  constructor(app: App, props: ServiceStackProps) {
    super(app, 'alarms', props);
    const topic = new Topic(this, 'topic', { topicName: this.alarmTopicName, enforceSSL: true });
    this.letCloudWatchPublish(topic);
    this.subscribe(topic, parameter(this, 'AlarmEmail'));
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn });
  }

  /** A topic with a policy of its own has lost the default one, by which the account's alarms could publish. */
  private letCloudWatchPublish(topic: Topic): void {
    const statement = new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
    });
    topic.addToResourcePolicy(statement);
  }

  /** An address left empty subscribes nobody: further subscriptions can be made by hand at any time. */
  private subscribe(topic: Topic, email: string): void {
    const condition = new CfnCondition(this, 'HasAlarmEmail', { expression: Fn.conditionNot(Fn.conditionEquals(email, '')) });
    const subscription = new CfnSubscription(this, 'operator', { topicArn: topic.topicArn, protocol: 'email', endpoint: email });
    subscription.cfnOptions.condition = condition;
  }
}
