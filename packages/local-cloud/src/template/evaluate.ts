import { type Identity, identityOf, NAME_PROPERTIES, type Place } from './identities.ts';
import { evaluateIntrinsic, type IntrinsicScope, isIntrinsic } from './intrinsics.ts';
import { type Json, type JsonObject, type Resource, type StackTemplate, TemplateError } from './template.ts';

export interface EvaluateInput {
  readonly stacks: readonly StackTemplate[];
  readonly place: Place;
  /** Values for the stacks' parameters, before their defaults. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Every resource of every stack with its properties as plain values.
 * @throws TemplateError for a reference to nothing, or an intrinsic function that is not known.
 */
export function evaluateStacks(input: EvaluateInput): Resource[] {
  const exports = new Map<string, () => Json | undefined>();
  const scopes = input.stacks.map((stack) => scopeOf(stack, input, exports));
  for (const [index, stack] of input.stacks.entries()) {
    const scope = scopes[index];
    if (scope) collectExports(stack, scope, exports);
  }
  return input.stacks.flatMap((stack, index) => {
    const scope = scopes[index];
    return scope ? resourcesOf(stack, scope) : [];
  });
}

function collectExports(stack: StackTemplate, scope: IntrinsicScope, exports: Map<string, () => Json | undefined>): void {
  for (const output of Object.values(stack.template.Outputs)) {
    if (!output.Export) continue;
    exports.set(String(evaluate(output.Export.Name, scope)), () => evaluate(output.Value, scope));
  }
}

function resourcesOf({ name, template }: StackTemplate, scope: IntrinsicScope): Resource[] {
  return Object.entries(template.Resources).flatMap(([logicalId, raw]) => {
    if (raw.Condition !== undefined && !scope.condition(raw.Condition)) return [];
    const { ref, attributes } = scope.identity(logicalId);
    const properties = evaluateObject(raw.Properties, scope);
    const { Type: type, Metadata: metadata } = raw;
    return [{ stack: name, logicalId, type, properties, metadata, ref, arn: attributes.Arn ?? '' }];
  });
}

function scopeOf(stack: StackTemplate, input: EvaluateInput, exports: Map<string, () => Json | undefined>): IntrinsicScope {
  const { template, name } = stack;
  const identities = new Map<string, Identity>();
  const scope: IntrinsicScope = {
    stack: name,
    place: input.place,
    evaluate: (value) => evaluate(value, scope),
    parameter: (parameter) => {
      const definition = template.Parameters[parameter];
      return definition && (input.parameters[parameter] ?? definition.Default);
    },
    mapping: (path) =>
      path.reduce<Json | undefined>((value, key) => (isObject(value) ? value[key] : undefined), template.Mappings),
    condition: (condition) => {
      const expression = template.Conditions[condition];
      if (expression === undefined) throw new TemplateError({ stack: name }, `no condition ${condition}`);
      return evaluate(expression, scope) === true;
    },
    identity: (logicalId) => {
      const known = identities.get(logicalId);
      if (known) return known;
      const raw = template.Resources[logicalId];
      if (!raw) throw new TemplateError({ stack: name }, `a reference to ${logicalId}, which does not exist`);
      const names = Object.fromEntries(Object.entries(raw.Properties).filter(([key]) => NAME_PROPERTIES.includes(key)));
      const identity = identityOf(raw.Type, { logicalId, properties: evaluateObject(names, scope) }, input.place);
      identities.set(logicalId, identity);
      return identity;
    },
    importValue: (exported) => {
      const value = exports.get(exported);
      if (!value) throw new TemplateError({ stack: name }, `imports ${exported}, which no stack exports`);
      return value();
    },
  };
  return scope;
}

function evaluate(value: Json, scope: IntrinsicScope): Json | undefined {
  if (Array.isArray(value)) return value.map((each) => evaluate(each, scope)).filter((each) => each !== undefined);
  if (!isObject(value)) return value;
  return isIntrinsic(value) ? evaluateIntrinsic(value, scope) : evaluateObject(value, scope);
}

function evaluateObject(value: JsonObject, scope: IntrinsicScope): JsonObject {
  const result: JsonObject = {};
  for (const [key, each] of Object.entries(value)) {
    const evaluated = evaluate(each, scope);
    if (evaluated !== undefined) result[key] = evaluated;
  }
  return result;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
