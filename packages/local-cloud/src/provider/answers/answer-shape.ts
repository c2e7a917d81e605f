import { type CompletionRequest, type Tool, textOf } from '../completions/completion-request.ts';
import type { ModelCard } from '../model-card.ts';

/** The form an answer takes: a function's arguments, a JSON object of some schema, or plain words. */
export type AnswerShape =
  | { readonly kind: 'call'; readonly name: string; readonly schema: unknown }
  | { readonly kind: 'json'; readonly schema: unknown }
  | { readonly kind: 'words' };

/** What the request asks for, as far as this model can: parameters that it does not support are ignored. */
export function answerShape(request: CompletionRequest, model: ModelCard): AnswerShape {
  const tool = model.supported_parameters.includes('tools') ? chosenTool(request) : undefined;
  if (tool) return { kind: 'call', name: tool.function.name, schema: tool.function.parameters };
  const format = model.supported_parameters.includes('response_format') ? request.response_format : undefined;
  if (format?.type === 'json_schema') return { kind: 'json', schema: format.json_schema.schema };
  if (format?.type === 'json_object' || asksForJson(request)) return { kind: 'json', schema: undefined };
  return { kind: 'words' };
}

/** Left to choose, the model calls only a function that takes a whole factoid: it never searches or looks up by itself. */
function chosenTool({ tools, tool_choice: choice, messages }: CompletionRequest): Tool | undefined {
  if (!tools?.length || choice === 'none') return undefined;
  if (choice === 'required') return tools[0];
  if (choice != null && choice !== 'auto') return tools.find((tool) => tool.function.name === choice.function.name);
  return messages.at(-1)?.role === 'tool' ? undefined : tools.find((tool) => takesFactoid(tool.function.parameters));
}

export function takesFactoid(schema: Record<string, unknown> | undefined): boolean {
  const properties = schema?.['properties'];
  return typeof properties === 'object' && properties !== null && 'text' in properties && 'emoji' in properties;
}

/** A model without structured output is asked for JSON in words. */
function asksForJson({ messages }: CompletionRequest): boolean {
  const text = messages.map(textOf).join('\n').toLowerCase();
  return ['json', 'text', 'subject', 'emoji'].every((word) => text.includes(word));
}
