import { App } from 'aws-cdk-lib';
import { composeStacks } from './compose.ts';

/** What the cdk CLI runs; `--context stage=<name>` chooses the stage. */
const app = new App();
const stage: unknown = app.node.tryGetContext('stage');
composeStacks(app, { stage: typeof stage === 'string' ? stage : 'dev', frontDoor: true });
app.synth();
