import type { RunId, Verdict } from '@factoids/contracts';
import { latencyOf, type Run, type RunOf, type RunStore, type Said, usageOf, viewUsage } from '../../runs/index.ts';
import type { CallTrace } from '../chat-agent.ts';
import type { ChatStore } from '../chat-store.ts';
import type { FoundVerdict } from '../tools/record-verdict.ts';
import type { ArtifactStore, TurnArtifact } from '../turn-artifact.ts';
import type { VerdictStore } from '../verdict-store.ts';
import type { TurnSetting } from './turn-setting.ts';

export interface AfterDeps {
  readonly runs: Pick<RunStore, 'find'>;
  readonly chats: Pick<ChatStore, 'find'>;
  readonly artifacts: ArtifactStore;
  readonly verdicts: VerdictStore;
  /** Told of what could not be kept; the turn stands as it ended. */
  readonly onLost: (what: 'artifact' | 'verdict', error: unknown, runId: RunId) => void;
}

/** What an ended turn has left in its worker's hands. */
export interface TurnRecord {
  readonly run: RunOf<'chat'>;
  readonly setting: TurnSetting;
  readonly question: string;
  readonly said: Said;
  /** null where the turn came to no answer of its own. */
  readonly answer: string | null;
  readonly verdict: FoundVerdict | null;
  readonly traces: readonly CallTrace[];
}

/** Once the ending of a turn is written, and only then: its verdict on the factoid, its record for its owner. It fails nobody. */
export async function afterTurn(deps: AfterDeps, record: TurnRecord): Promise<void> {
  const { id } = record.run;
  const ended = await deps.runs.find(id).catch(() => null);
  await Promise.all([
    putVerdict(deps, record, ended).catch((error: unknown) => deps.onLost('verdict', error, id)),
    putArtifact(deps, record, ended).catch((error: unknown) => deps.onLost('artifact', error, id)),
  ]);
}

async function putVerdict({ verdicts }: AfterDeps, { verdict, setting, traces }: TurnRecord, ended: Run | null): Promise<void> {
  if (verdict === null || setting.factoid === null) return;
  if (ended === null) throw new Error('how the turn ended cannot be read');
  if (ended.kind !== 'chat' || ended.status !== 'succeeded' || ended.finishedAt === null) return;
  const model = traces.at(-1)?.model ?? ended.input.model.id;
  const checked: Verdict = { ...verdict, model, checked_at: ended.finishedAt };
  await verdicts.put(setting.factoid.id, checked);
}

async function putArtifact({ chats, artifacts }: AfterDeps, record: TurnRecord, ended: Run | null): Promise<void> {
  const { id } = record.setting.session;
  // Who deletes a chat has its records deleted, too: none may come after.
  if ((await chats.find(id)) === null) return;
  if (ended === null) throw new Error('how the turn ended cannot be read');
  await artifacts.put(artifactOf(record, ended));
  // Who deleted it in the meantime may have looked before this record was there.
  if ((await chats.find(id)) === null) await artifacts.removeOf(id, [ended.id]);
}

function artifactOf({ setting, question, said, answer, traces }: TurnRecord, run: Run): TurnArtifact {
  const { status, finishedAt } = run;
  const endedAt = finishedAt ?? run.createdAt;
  return {
    version: 1,
    run_id: run.id,
    session_id: setting.session.id,
    purpose: setting.purpose,
    status: status === 'succeeded' || status === 'cancelled' ? status : 'failed',
    model: run.kind === 'chat' ? run.input.model.id : setting.session.model,
    question,
    answer: answer ?? said.text,
    calls: traces,
    tools: said.tools,
    usage: viewUsage(usageOf(run.calls)),
    latency: latencyOf(run.createdAt, said, endedAt),
    problem: run.problem,
    created_at: endedAt,
  };
}
