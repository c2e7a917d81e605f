import type { Identity, Place } from './identities.ts';
import { type Json, type JsonObject, TemplateError } from './template.ts';

/** What an intrinsic function may look at: the rest of its stack, and what other stacks export. */
export interface IntrinsicScope {
  readonly stack: string;
  readonly place: Place;
  evaluate(value: Json): Json | undefined;
  parameter(name: string): Json | undefined;
  mapping(path: readonly string[]): Json | undefined;
  condition(name: string): boolean;
  identity(logicalId: string): Identity;
  importValue(name: string): Json | undefined;
}

export function isIntrinsic(value: JsonObject): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0] === 'Condition' || keys[0]?.startsWith('Fn::') === true);
}

/** @returns undefined for AWS::NoValue. */
export function evaluateIntrinsic(value: JsonObject, scope: IntrinsicScope): Json | undefined {
  const [name, argument] = Object.entries(value)[0] ?? ['', null];
  const intrinsic = INTRINSICS[name];
  if (!intrinsic) throw new TemplateError({ stack: scope.stack }, `the function ${name} is not known to the local cloud`);
  return intrinsic(argument, scope);
}

type Intrinsic = (argument: Json, scope: IntrinsicScope) => Json | undefined;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => reference(String(argument), scope),
  Condition: (argument, scope) => scope.condition(String(argument)),
  'Fn::GetAtt': (argument, scope) => {
    const path = Array.isArray(argument) ? argument.map(String) : String(argument).split(/\.(.*)/s, 2);
    return attribute(path[0] ?? '', path[1] ?? '', scope);
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, scope);
    return list(parts ?? [], scope)
      .map(String)
      .join(String(separator ?? ''));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, scope);
    return list(items ?? [], scope)[Number(index)];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = list(argument, scope);
    return String(text).split(String(separator));
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::ImportValue': (argument, scope) => scope.importValue(String(scope.evaluate(argument))),
  'Fn::FindInMap': (argument, scope) => scope.mapping(list(argument, scope).map(String)),
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = Array.isArray(argument) ? argument : [];
    return scope.evaluate((scope.condition(String(condition)) ? yes : no) ?? null);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument, scope);
    return String(left) === String(right);
  },
  'Fn::And': (argument, scope) => list(argument, scope).every((each) => each === true),
  'Fn::Or': (argument, scope) => list(argument, scope).some((each) => each === true),
  'Fn::Not': (argument, scope) => list(argument, scope)[0] !== true,
  'Fn::Base64': (argument, scope) => Buffer.from(String(scope.evaluate(argument))).toString('base64'),
};

function reference(name: string, scope: IntrinsicScope): Json | undefined {
  const { region, accountId } = scope.place;
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': scope.stack,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${scope.stack}/local`,
  };
  if (name === 'AWS::NoValue') return undefined;
  return pseudo[name] ?? scope.parameter(name) ?? scope.identity(name).ref;
}

function attribute(logicalId: string, name: string, scope: IntrinsicScope): string {
  const value = scope.identity(logicalId).attributes[name];
  if (value === undefined) {
    throw new TemplateError({ stack: scope.stack, logicalId }, `the attribute ${name} is not known to the local cloud`);
  }
  return value;
}

function list(argument: Json, scope: IntrinsicScope): Json[] {
  const value = scope.evaluate(argument);
  return Array.isArray(value) ? value : [];
}

function substitute(argument: Json, scope: IntrinsicScope): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const values = typeof variables === 'object' && variables !== null && !Array.isArray(variables) ? variables : {};
  return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    const own = values[name];
    if (own !== undefined) return String(scope.evaluate(own));
    const [logicalId = '', attributeName] = name.split(/\.(.*)/s, 2);
    return attributeName ? attribute(logicalId, attributeName, scope) : String(reference(logicalId, scope));
  });
}
