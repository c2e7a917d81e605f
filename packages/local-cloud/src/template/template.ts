import * as z from 'zod';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

const AnyJson: z.ZodType<Json> = z.json();
const AnyObject: z.ZodType<JsonObject> = z.record(z.string(), AnyJson);

const RawResource = z.looseObject({
  Type: z.string(),
  Properties: AnyObject.default({}),
  Metadata: AnyObject.default({}),
  Condition: z.string().optional(),
});
export type RawResource = z.infer<typeof RawResource>;

/** The parts of a CloudFormation template that say what to run. */
export const Template = z.looseObject({
  Parameters: z.record(z.string(), z.looseObject({ Type: z.string(), Default: AnyJson.optional() })).default({}),
  Mappings: AnyObject.default({}),
  Conditions: z.record(z.string(), AnyJson).default({}),
  Resources: z.record(z.string(), RawResource).default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: AnyJson, Export: z.looseObject({ Name: AnyJson }).optional() }))
    .default({}),
});
export type Template = z.infer<typeof Template>;

export interface StackTemplate {
  readonly name: string;
  readonly template: Template;
}

/** A resource whose properties are all values. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly metadata: JsonObject;
  /** What `Ref` gives. */
  readonly ref: string;
  /** Empty for types without one. */
  readonly arn: string;
}

/** Something in a template that the local cloud cannot run as written. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(where: { stack: string; logicalId?: string; type?: string }, problem: string) {
    const resource = where.logicalId ? `, ${where.logicalId}${where.type ? ` (${where.type})` : ''}` : '';
    super(`${where.stack}${resource}: ${problem}`);
  }
}
