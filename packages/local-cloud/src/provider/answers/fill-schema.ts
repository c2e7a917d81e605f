import type { Statement } from './bulk-facts.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * A value of the given JSON schema that says the statement: the properties of a factoid by their names, any other by its
 * type. Properties come in the schema's order, `text` first.
 */
export function fillSchema(schema: unknown, statement: Statement): unknown {
  if (!isSchema(schema)) return statement;
  const { enum: options, const: only, properties } = schema;
  if (only !== undefined) return only;
  if (Array.isArray(options)) return options[0];
  if (isSchema(properties)) return fillProperties(properties, statement);
  return fillType(schema, statement);
}

function fillProperties(properties: Schema, statement: Statement): object {
  const factoid: Schema = { ...statement };
  const names = Object.keys(properties).sort((left, right) => Number(right === 'text') - Number(left === 'text'));
  return Object.fromEntries(names.map((name) => [name, factoid[name] ?? fillSchema(properties[name], statement)]));
}

function fillType(schema: Schema, statement: Statement): unknown {
  const type = [schema['type']].flat().find((name) => name !== 'null');
  switch (type) {
    case 'string':
      return statement.text;
    case 'integer':
    case 'number':
      return schema['minimum'] ?? 0;
    case 'boolean':
      return false;
    case 'array':
      return [fillSchema(schema['items'], statement)];
    default:
      return type === undefined ? statement : {};
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
