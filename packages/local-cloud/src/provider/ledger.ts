import { createHash } from 'node:crypto';
import { type Decimal, formatDecimal, ZERO } from './decimal.ts';
import type { ModelCard } from './model-card.ts';

/** One call that costs money, in the provider's own books. It is written at acceptance and settled at the end. */
export interface LedgerEntry {
  readonly generationId: string;
  readonly kind: 'completion' | 'embedding';
  readonly model: string;
  readonly streamed: boolean;
  readonly messagesHash: string;
  /** ISO 8601. */
  readonly at: string;
  readonly promptTokens: number;
  completionTokens: number;
  /** Dollars as decimal text, every digit. */
  cost: string;
  /** The client went away before the end. */
  aborted: boolean;
  finishReason: string | null;
  latencyMs: number;
  generationMs: number;
  /** False while it is being generated. */
  settled: boolean;
}

export interface NewEntry {
  readonly generationId: string;
  readonly kind: LedgerEntry['kind'];
  readonly model: ModelCard;
  readonly streamed: boolean;
  readonly messages: unknown;
  readonly promptTokens: number;
  readonly atMs: number;
}

export interface Settlement {
  readonly completionTokens: number;
  readonly cost: Decimal;
  readonly aborted: boolean;
  readonly finishReason: string | null;
  readonly latencyMs: number;
  readonly generationMs: number;
}

export class Ledger {
  readonly entries: LedgerEntry[] = [];

  open(call: NewEntry): LedgerEntry {
    const entry: LedgerEntry = {
      generationId: call.generationId,
      kind: call.kind,
      model: call.model.id,
      streamed: call.streamed,
      messagesHash: createHash('sha256').update(JSON.stringify(call.messages)).digest('hex'),
      at: new Date(call.atMs).toISOString(),
      promptTokens: call.promptTokens,
      completionTokens: 0,
      cost: formatDecimal(ZERO),
      aborted: false,
      finishReason: null,
      latencyMs: 0,
      generationMs: 0,
      settled: false,
    };
    this.entries.push(entry);
    return entry;
  }

  settle(entry: LedgerEntry, { cost, ...result }: Settlement): void {
    Object.assign(entry, result, { cost: formatDecimal(cost), settled: true });
  }

  find(generationId: string): LedgerEntry | undefined {
    return this.entries.findLast((entry) => entry.generationId === generationId);
  }
}
