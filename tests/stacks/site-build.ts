import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes what `open-next build` leaves of a site with one page and one picture. @param web The folder of the site. */
export function writeSiteBuild(web: string, serverOverride: Record<string, unknown> = {}): void {
  const folder = join(web, '.open-next');
  for (const each of ['assets/_next', 'server-functions/default']) mkdirSync(join(folder, each), { recursive: true });
  writeFileSync(join(folder, 'assets/icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'server-functions/default/index.mjs'), 'export const handler = () => ({});');
  const server = { type: 'function', handler: 'index.handler', bundle: '.open-next/server-functions/default', streaming: false };
  const output = {
    origins: {
      s3: { type: 's3', originPath: '_assets', copy: [{ from: '.open-next/assets', to: '_assets', cached: true }] },
      default: { ...server, wrapper: 'aws-lambda', ...serverOverride },
    },
    behaviors: [
      { pattern: '*', origin: 'default' },
      { pattern: '_next/*', origin: 's3' },
      { pattern: 'icon.svg', origin: 's3' },
    ],
    additionalProps: { disableIncrementalCache: true },
  };
  writeFileSync(join(folder, 'open-next.output.json'), JSON.stringify(output));
}
