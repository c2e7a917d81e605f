/** A Lambda function as its template defines it, with every value resolved. */
export interface FunctionDefinition {
  /** The physical name. */
  readonly name: string;
  /** The name without application and stage: what people and logs call it. */
  readonly shortName: string;
  readonly arn: string;
  readonly handler: string;
  /** The folder with the bundle. */
  readonly codeDir: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly reservedConcurrency: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleArn: string;
  /** The source file it is bundled from, relative to the repository, when the template names it. */
  readonly entry: string | undefined;
}
