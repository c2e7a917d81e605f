import type { FactoidId, FeedbackBody, FeedbackReceipt } from '@factoids/contracts';
import type { ApiKeyRecord, Caller } from '../accounts/index.ts';
import { admitFree, type LimitState, ownerOfCaller, type ReadAdmission, readAdmission } from '../admission/index.ts';
import { requireShown } from '../factoids/index.ts';
import type { IdSource } from '../id-source.ts';
import type { NoticeQueue } from '../notices/index.ts';
import { untilDecided } from '../runs/index.ts';
import type { FeedbackRecord } from './feedback.ts';
import type { FeedbackReading, FeedbackStore, OffensiveReport, Reporter } from './feedback-store.ts';

type AdmissionDeps = ReadAdmission['deps'];

interface Deps extends AdmissionDeps {
  readonly ids: Pick<IdSource, 'feedback'>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly feedback: FeedbackStore;
  readonly notices: NoticeQueue;
}

interface Input {
  readonly caller: Caller;
  readonly id: FactoidId;
  readonly body: FeedbackBody;
  /** Told how the caller's limits stand, before a refusal as after an admission. */
  readonly noteLimits: (limits: readonly LimitState[]) => void;
}

interface GivenFeedback {
  readonly receipt: FeedbackReceipt;
  /** The record of the key that gave it. */
  readonly key: ApiKeyRecord | null;
}

interface Written extends GivenFeedback {
  readonly report: OffensiveReport | null;
}

/** Reports from so many different networks take a factoid down by themselves. */
const REPORTS_TO_HIDE = 3;

/**
 * Keeps what somebody says about a factoid. The first report of a network that it is offensive counts; the third such report
 * takes it down in the same transaction, and the operator is told. Throws `not_found`, `factoid_hidden`, `denied`, `rate_limited`,
 * and `store_busy` when nothing could be decided in time.
 */
export async function giveFeedback({ deps, input }: { deps: Deps; input: Input }): Promise<GivenFeedback> {
  const { receipt, key, report } = await untilDecided(deps, () => attempt(deps, input));
  if (report?.hides) {
    await deps.notices.raise({ type: 'notice.factoid_hidden', factoid_id: input.id, reports: report.before + 1 });
  }
  return { receipt, key };
}

/** null when what was read did not hold any more when it was written. */
async function attempt(deps: Deps, input: Input): Promise<Written | null> {
  const { caller, id, body } = input;
  const reporter = body.reasons.includes('offensive') ? reporterOf(caller) : null;
  const [basis, reading] = await Promise.all([
    readAdmission({ deps, caller, action: 'feedback' }),
    deps.feedback.read(id, reporter),
  ]);
  const { takings, noteTaken } = admitFree(basis, { action: 'feedback', noteLimits: input.noteLimits, random: deps.random });
  const report = reportOf(reporter, reading);
  const record = recordOf(deps, input, basis.now);
  if (!(await deps.feedback.write({ record, report, takings }))) return null;
  noteTaken();
  return { receipt: { id: record.id, created_at: record.createdAt }, key: basis.reading.key, report };
}

function reporterOf(caller: Caller): Reporter {
  return caller.kind === 'anonymous' ? caller.network : ownerOfCaller(caller);
}

/** null for what is no report, or the same one again. */
function reportOf(reporter: Reporter | null, { factoid, hasReported }: FeedbackReading): OffensiveReport | null {
  const { offensiveReports: before } = requireShown(factoid);
  if (reporter === null || hasReported) return null;
  const isEnough = before + 1 >= REPORTS_TO_HIDE;
  return { by: reporter, before, hides: isEnough ? { reason: `${before + 1} networks found it offensive` } : null };
}

function recordOf({ ids }: Deps, { caller, id, body }: Input, now: Date): FeedbackRecord {
  return {
    id: ids.feedback(),
    factoidId: id,
    owner: ownerOfCaller(caller),
    vote: body.vote ?? null,
    reasons: [...new Set(body.reasons)],
    comment: body.comment || null,
    createdAt: now.toISOString(),
  };
}
