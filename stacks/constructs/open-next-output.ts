import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** What this deployment can carry: one buffered server, files in S3, no cache of its own and no image function. */
const OpenNextOutput = z.object({
  origins: z.object({
    s3: z.object({
      originPath: z.string(),
      copy: z.array(z.object({ from: z.string(), to: z.string() })),
    }),
    default: z.object({
      type: z.literal('function'),
      handler: z.string(),
      bundle: z.string(),
      wrapper: z.literal('aws-lambda'),
      streaming: z.literal(false).optional(),
    }),
  }),
  behaviors: z.array(z.object({ pattern: z.string(), origin: z.string().optional() })),
  additionalProps: z.object({ disableIncrementalCache: z.literal(true) }),
});

export interface SiteBuild {
  readonly server: { readonly folder: string; readonly handler: string };
  /** Where the files go in the bucket, and where they are now. */
  readonly files: { readonly prefix: string; readonly folder: string };
  /** CloudFront path patterns that S3 answers. */
  readonly filePatterns: readonly string[];
}

/** What `open-next build` left in `<web>/.open-next`, or undefined when it has not run. Throws when it does not fit. */
export function readSiteBuild(web: string): SiteBuild | undefined {
  const path = join(web, '.open-next/open-next.output.json');
  if (!existsSync(path)) return undefined;
  const parsed = OpenNextOutput.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path} cannot be deployed:\n${z.prettifyError(parsed.error)}`);
  const { origins, behaviors } = parsed.data;
  const [files] = origins.s3.copy;
  if (!files) throw new Error(`${path} names no files for S3.`);
  return {
    server: { folder: join(web, origins.default.bundle), handler: origins.default.handler },
    files: { prefix: files.to, folder: join(web, files.from) },
    filePatterns: behaviors.filter(({ origin }) => origin === 's3').map(({ pattern }) => pattern),
  };
}
