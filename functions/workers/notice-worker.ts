import { NoticeMessage } from '@factoids/contracts';
import { deliverNotice, notifyAll } from '@factoids/core';
import { slackNotifier } from '@factoids/partners';
import { createLogger } from '@factoids/telemetry';
import { clock, ledger, optionalSecretsOf } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { queueFunction } from '../middleware/queue-function.ts';
import { logNotifier } from './log-notifier.ts';

const SLACK_TIMEOUT_MS = 5_000;

/** Tells the operator: in the log, and in Slack where there is a webhook. */
export const handler = queueFunction({
  service: 'notice-worker',
  schema: NoticeMessage,
  prepare: async () => {
    const env = readEnvironment(['STAGE', 'LEDGER_TABLE', 'SECRETS_PREFIX']);
    const { SLACK_WEBHOOK_URL: webhookUrl } = await optionalSecretsOf(env, ['SLACK_WEBHOOK_URL']);
    const log = createLogger('notice-worker');
    const onLost = (reason: Error) => log.error('Slack was not told', { outcome: reason.message });
    const slack =
      webhookUrl === null ? [] : [slackNotifier({ webhookUrl, stage: env.STAGE, timeoutMs: SLACK_TIMEOUT_MS, onLost })];
    return { clock, ledger: ledger(env), notifier: notifyAll(logNotifier(log), ...slack) };
  },
  consume: async ({ message: notice, messageId, log }, deps) => {
    const outcome = await deliverNotice({ deps, input: { notice, messageId } });
    log.info('notice delivered', { outcome, code: notice.type });
  },
});
