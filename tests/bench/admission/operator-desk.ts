import type { LocalCloud } from '@factoids/local-cloud';
import { runOps } from '../../flows/operator.ts';
import { visitor } from '../../flows/visitor.ts';
import { AMPLE_POLICY } from '../bench-cloud.ts';

interface Limits {
  readonly budgets?: Readonly<Record<string, string>>;
  /** For asking for a factoid. */
  readonly rates?: Readonly<Record<string, readonly string[]>>;
}

interface ApiKey {
  readonly id: string;
  readonly api_key: string;
}

/** Who makes keys and pulls the levers of a benchmark's local cloud. */
export interface OperatorDesk {
  createKey(name: string): Promise<ApiKey>;
  /** Puts these limits in the place of the ample ones; all others stay ample. */
  limit(limits: Limits): Promise<void>;
  deny(party: string): Promise<void>;
}

export async function openDesk(cloud: LocalCloud): Promise<OperatorDesk> {
  const createKey = async (name: string, ...more: string[]): Promise<ApiKey> => {
    const { code, out } = await runOps(cloud, ['key:create', '--json', '--name', name, '--tier', 'pro', ...more]);
    if (code !== 0) throw new Error(out);
    return JSON.parse(out);
  };
  const { api_key } = await createKey('Operator', '--role', 'operator');
  const operator = visitor(cloud.url, { 'x-api-key': api_key });
  const pull = async (lever: string, body: object) => {
    const answer = await operator.post(`/v1/admin/${lever}`, { reason: 'a benchmark', ...body });
    if (answer.status !== 200) throw new Error(`${lever}: ${answer.text}`);
  };
  return {
    createKey: (name) => createKey(name),
    limit: (limits) => pull('policy', { policy: withLimits(limits) }),
    deny: (party) => pull('deny', { party }),
  };
}

function withLimits({ budgets, rates }: Limits): object {
  const { generate } = AMPLE_POLICY.rates;
  return {
    ...AMPLE_POLICY,
    budgets: { ...AMPLE_POLICY.budgets, ...budgets },
    rates: { ...AMPLE_POLICY.rates, generate: { ...generate, ...rates } },
  };
}
