import type { Ledger } from '../admission/index.ts';
import type { Clock } from '../clock.ts';
import type { Notice, Notifier } from './notifier.ts';

interface Deps {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'markNotified'>;
  readonly notifier: Notifier;
}

interface Delivery {
  readonly notice: Notice;
  /** The same each time that the message is delivered. */
  readonly messageId: string;
}

/**
 * Tells a notice. Of a soft limit there is one a scope and window, however many requests crossed it at once: the message that
 * marks the counter is the one that tells, and tells again when its worker died in between.
 */
export async function deliverNotice({ deps, input }: { deps: Deps; input: Delivery }): Promise<'told' | 'known'> {
  const { notice, messageId } = input;
  if (notice.type === 'notice.soft_limit') {
    const key = { scope: notice.scope, window: notice.window, shard: 0 };
    if (!(await deps.ledger.markNotified(key, messageId, deps.clock.now().toISOString()))) return 'known';
  }
  await deps.notifier.notify(notice);
  return 'told';
}
