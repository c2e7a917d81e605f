import type { ChatSource, NanoUsd } from '@factoids/contracts';
import type * as z from 'zod';

/** What a model is told of a tool. */
export interface ToolOffer {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments: an object. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A source before the turn has given it its number. */
export type FoundSource = Omit<ChatSource, 'n'>;

export interface ToolFinding {
  /** What the model is told beside the sources: data, in which instructions mean nothing. */
  readonly data: unknown;
  readonly sources: readonly FoundSource[];
  /** For the person: `3 factoids`. */
  readonly summary: string;
}

/** Something that a model may ask for in the middle of an answer. */
export interface ChatTool<Schema extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly description: string;
  readonly arguments: Schema;
  readonly timeoutMs: number;
  /** UTF-8 bytes of the JSON that the model is given. */
  readonly maxBytes: number;
  /** What one use costs; null for what is free. */
  readonly cost: NanoUsd | null;
  /** For the person, while it goes on: `Searching the factoids for “otters”`. */
  label(args: z.output<Schema>): string;
  run(args: z.output<Schema>, signal: AbortSignal): Promise<ToolFinding>;
}
