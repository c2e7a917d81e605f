import * as z from 'zod';

const ContentPart = z.looseObject({ type: z.string(), text: z.string().optional() });

const CalledFunction = z.looseObject({
  id: z.string().min(1),
  type: z.literal('function').optional(),
  function: z.looseObject({ name: z.string().min(1), arguments: z.string() }),
});

const Message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(ContentPart)]).nullish(),
  /** Of an assistant. */
  tool_calls: z.array(CalledFunction).nullish(),
  /** Of a tool. */
  tool_call_id: z.string().nullish(),
});
export type Message = z.infer<typeof Message>;

const Schema = z.record(z.string(), z.unknown());

const Tool = z.looseObject({
  type: z.literal('function'),
  function: z.looseObject({ name: z.string().min(1), description: z.string().optional(), parameters: Schema.optional() }),
});
export type Tool = z.infer<typeof Tool>;

const ResponseFormat = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text') }),
  z.looseObject({ type: z.literal('json_object') }),
  z.looseObject({ type: z.literal('json_schema'), json_schema: z.looseObject({ name: z.string(), schema: Schema.optional() }) }),
]);

const ToolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.looseObject({ type: z.literal('function'), function: z.looseObject({ name: z.string() }) }),
]);

const Price = z.union([z.number().nonnegative(), z.string().regex(/^\d+(\.\d+)?$/)]).transform(String);

export const ProviderPreferences = z.looseObject({
  max_price: z.looseObject({ prompt: Price.optional(), completion: Price.optional(), request: Price.optional() }).optional(),
  require_parameters: z.boolean().optional(),
});

/** The part of a completion request that changes the answer; everything else is accepted and ignored. */
export const CompletionRequest = z.looseObject({
  model: z.string().min(1),
  messages: z.array(Message).min(1),
  stream: z.boolean().nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  response_format: ResponseFormat.nullish(),
  tools: z.array(Tool).nullish(),
  tool_choice: ToolChoice.nullish(),
  provider: ProviderPreferences.nullish(),
});
export type CompletionRequest = z.infer<typeof CompletionRequest>;

/** A message's words, its content parts joined. */
export function textOf(message: Message): string {
  if (typeof message.content === 'string') return message.content;
  return (message.content ?? []).map((part) => part.text ?? '').join('\n');
}

/** All text that the model reads and the client pays for: messages, calls, tool descriptions and the answer's schema. */
export function promptTextOf(request: CompletionRequest): string {
  const said = request.messages.map(textOf);
  const called = request.messages.flatMap(({ tool_calls: calls }) => (calls?.length ? [JSON.stringify(calls)] : []));
  const tools = request.tools?.length ? [JSON.stringify(request.tools)] : [];
  const format = request.response_format?.type === 'json_schema' ? [JSON.stringify(request.response_format)] : [];
  return [...said, ...called, ...tools, ...format].join('\n');
}
