import type { WriterModel } from '@factoids/core';

/** `text` comes first, so that it can be shown while the rest is still unwritten. */
const FACTOID_SCHEMA = {
  type: 'object',
  properties: {
    text: { type: 'string', description: 'The fact: one or two plain sentences, at most 280 characters.' },
    subject: { type: 'string', description: 'What the fact is about, in one to three words.' },
    emoji: { type: 'string', description: 'Exactly one emoji that fits the subject.' },
  },
  required: ['text', 'subject', 'emoji'],
  additionalProperties: false,
};

const FUNCTION_NAME = 'publish_factoid';

const STRUCTURED = {
  response_format: { type: 'json_schema' as const, json_schema: { name: 'factoid', strict: true, schema: FACTOID_SCHEMA } },
};

const FUNCTION_CALL = {
  tools: [
    {
      type: 'function' as const,
      function: { name: FUNCTION_NAME, description: 'Publishes the finished factoid.', parameters: FACTOID_SCHEMA },
    },
  ],
  tool_choice: { type: 'function' as const, function: { name: FUNCTION_NAME } },
};

/** How a model is held to the shape: by its structured output, else by a forced function call, else by the prompt alone. */
export function factoidOutput(model: WriterModel): typeof STRUCTURED | typeof FUNCTION_CALL | Record<string, never> {
  if (model.structuredOutput) return STRUCTURED;
  return model.tools ? FUNCTION_CALL : {};
}
