import {
  type BindingLimit,
  describeProblem,
  type ExistingFactoid,
  type InputError,
  type Problem,
  type ProblemCode,
  type RunningTurn,
} from '@factoids/contracts';

interface Particulars {
  /** A sentence for the person who meets it; never an internal. */
  readonly detail?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly errors?: readonly InputError[] | undefined;
  /** The limit that refused, when one did. */
  readonly limit?: BindingLimit | undefined;
  /** The factoid that says it already, of a duplicate. */
  readonly existing?: ExistingFactoid | undefined;
  /** The turn that a chat is busy with. */
  readonly running?: RunningTurn | undefined;
  readonly cause?: unknown;
}

/** Everything the domain refuses or fails at: a code of the closed union and what a caller may know. */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly code: ProblemCode;
  readonly particulars: Particulars;

  constructor(code: ProblemCode, particulars: Particulars = {}) {
    super(code, { cause: particulars.cause });
    this.code = code;
    this.particulars = particulars;
  }

  toProblem(): Problem {
    const { detail, retryAfterSeconds, errors, limit, existing, running } = this.particulars;
    return {
      ...describeProblem(this.code, detail),
      ...(retryAfterSeconds === undefined ? {} : { retry_after: retryAfterSeconds }),
      ...(errors === undefined ? {} : { errors: [...errors] }),
      ...(limit === undefined ? {} : { limit }),
      ...(existing === undefined ? {} : { existing }),
      ...(running === undefined ? {} : { running }),
    };
  }
}
