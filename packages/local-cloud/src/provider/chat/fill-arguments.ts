import { isRecord } from '../answers/json-in-text.ts';

/** What a call is to say: words, one of the values that the schema names, numbers of sources. */
interface CallValues {
  readonly text: string;
  readonly choice?: string;
  readonly numbers?: readonly number[];
}

/** The required arguments of a function, each by its type: this model knows no function by heart. */
export function fillArguments(schema: Record<string, unknown> | undefined, values: CallValues): Record<string, unknown> {
  const properties = isRecord(schema?.['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema?.['required']) ? schema['required'] : Object.keys(properties);
  const wanted = Object.entries(properties).filter(([name]) => required.includes(name) || isList(properties[name]));
  return Object.fromEntries(wanted.map(([name, property]) => [name, argumentOf(property, values)]));
}

function argumentOf(property: unknown, { text, choice, numbers = [] }: CallValues): unknown {
  if (!isRecord(property)) return text;
  if (Array.isArray(property['enum'])) return property['enum'].find((each) => each === choice) ?? property['enum'][0];
  if (isList(property)) return numbers;
  if (property['type'] === 'integer' || property['type'] === 'number') return property['minimum'] ?? 1;
  const { maxLength } = property;
  return typeof maxLength === 'number' ? text.slice(0, maxLength) : text;
}

function isList(property: unknown): boolean {
  return isRecord(property) && property['type'] === 'array';
}
