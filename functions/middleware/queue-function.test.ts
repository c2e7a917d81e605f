import { RunMessage } from '@factoids/contracts';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captureOutput } from '../testing/captured-output.ts';
import { lambdaContext } from '../testing/http-events.ts';
import { queueFunction } from './queue-function.ts';

let output: ReturnType<typeof captureOutput>;
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => output.restore());
const runId = (n: number) => `run_03q9gb7pm0000000000000000${n}`;
const requested = (n: number) => JSON.stringify({ type: 'run.requested', run_id: runId(n) });

function setUp(failing: readonly string[] = [], prepare: () => Promise<object> = async () => ({})) {
  const consumed: { runId: string; holder: string }[] = [];
  const handler = queueFunction({
    service: 'run-worker',
    schema: RunMessage,
    prepare,
    consume: async ({ message, holder }) => {
      if (failing.includes(message.run_id)) throw new Error('secret of the house');
      consumed.push({ runId: message.run_id, holder });
    },
  });
  const deliver = (...bodies: readonly string[]) => {
    const Records = bodies.map((body, index) => ({ messageId: `m${index}`, body }));
    return handler({ Records } as SQSEvent, lambdaContext() as never);
  };
  return { deliver, consumed };
}

describe('a function behind a queue', () => {
  it('handles each message, under the name of this execution', async () => {
    const { deliver, consumed } = setUp();
    expect(await deliver(requested(1), requested(2))).toEqual({ batchItemFailures: [] });
    expect(consumed).toEqual([1, 2].map((n) => ({ runId: runId(n), holder: 'invocation-1' })));
  });

  it('gives back the messages that failed, and only those', async () => {
    const { deliver, consumed } = setUp([runId(2)]);
    expect(await deliver(requested(1), requested(2), requested(3))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(consumed.map((message) => message.runId)).toEqual([runId(1), runId(3)]);
  });

  it.each([
    ['not JSON', '{'],
    ['of an unknown type', JSON.stringify({ type: 'run.invented', run_id: runId(1) })],
    ['without a run', JSON.stringify({ type: 'run.requested', run_id: 'nonsense' })],
  ])('gives back a message that is %s, so that it ends in the dead-letter queue', async (_what, body) => {
    const { deliver, consumed } = setUp();
    expect(await deliver(body, requested(2))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect(consumed).toHaveLength(1);
  });

  it('loses no message when it cannot start, and starts with the next one', async () => {
    let isUp = false;
    const { deliver, consumed } = setUp([], async () => {
      if (!isUp) throw new Error('no secrets yet');
      return {};
    });
    expect(await deliver(requested(1))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    isUp = true;
    expect(await deliver(requested(1))).toEqual({ batchItemFailures: [] });
    expect(consumed).toHaveLength(1);
  });

  it('says in the log which message failed and where, not what it held', async () => {
    await setUp([runId(1)]).deliver(requested(1), 'secret{');
    const written = output.lines.map((line) => JSON.parse(line));
    expect(written.map(({ level, message_id: id }) => `${level} ${id}`).sort()).toEqual(['ERROR m0', 'ERROR m1']);
    expect(written[0].error.frames[0]).toMatch(/:\d+:\d+/);
    expect(output.lines.join('\n')).not.toContain('secret');
  });
});
