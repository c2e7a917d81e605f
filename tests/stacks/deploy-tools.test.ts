import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = process.cwd();
const out = mkdtempSync(join(tmpdir(), 'factoids-assembly-'));
const require = createRequire(join(root, 'package.json'));
const CONCERNS = ['data', 'queues', 'api', 'schedules'];

const ACCOUNT = '123456789012';
const CALLER = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
  <Arn>arn:aws:iam::${ACCOUNT}:user/nobody</Arn><UserId>nobody</UserId><Account>${ACCOUNT}</Account>
  </GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;

/** Answers the one call that `sst build` cannot do without: who is this? */
const sts: Server = createServer((request, response) => {
  request.resume().on('end', () => response.setHeader('content-type', 'text/xml').end(CALLER));
});

beforeAll(() => new Promise<void>((resolve) => sts.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  rmSync(out, { recursive: true, force: true });
  await new Promise((resolve) => sts.close(resolve));
});

/** Neither this machine's credentials nor the test runner's NODE_ENV, by which sst would take itself to be under test. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return {
    PATH: `${dirname(process.execPath)}:${PATH}`,
    HOME,
    CI: 'true',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(sts.address() as AddressInfo).port}`,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    SST_TELEMETRY_DISABLED: '1',
  };
}

test('the cdk CLI synthesizes every stack without a network', { timeout: 120_000 }, async () => {
  const assembly = join(out, 'cdk');
  const cli = join(require.resolve('aws-cdk/package.json'), '../bin/cdk');
  await run(process.execPath, [cli, 'synth', '--quiet', '--no-notices', '--output', assembly], { env: environment(), cwd: root });
  for (const concern of CONCERNS)
    expect(existsSync(join(assembly, `andys-daily-factoids-dev-${concern}.template.json`))).toBe(true);
});

test('sst builds an assembly that its deploy can load and publish', { timeout: 180_000 }, async () => {
  const assembly = join(out, 'sst');
  const sst = require.resolve('sst/package.json');
  await run(process.execPath, [join(sst, '../cli/sst.js'), 'build', '--stage', 'test', '--to', assembly], {
    env: environment(),
    cwd: root,
  });

  // What sst's deploy does with it, by its own copies of these packages.
  const requireOfSst = createRequire(sst);
  const { AssetManifestArtifact, CloudAssembly } = requireOfSst('aws-cdk-lib/cx-api');
  const { AssetManifest } = requireOfSst('cdk-assets');
  const { stacks } = new CloudAssembly(assembly);
  const names = stacks.map(({ stackName }: { stackName: string }) => stackName);
  expect(names).toEqual(expect.arrayContaining(CONCERNS.map((concern) => `andys-daily-factoids-test-${concern}`)));
  for (const stack of stacks) {
    expect(stack.stackTemplateAssetObjectUrl.replace(/\$\{AWS::AccountId\}/, ACCOUNT)).toMatch(
      /^s3:\/\/[a-z0-9-]+\/[0-9a-f]+\.json$/,
    );
    const manifests = stack.dependencies.filter(AssetManifestArtifact.isAssetManifestArtifact);
    const entries = manifests.flatMap(({ file }: { file: string }) => AssetManifest.fromFile(file).entries);
    expect(entries.length).toBeGreaterThan(0);
    for (const { source } of entries) expect(existsSync(join(assembly, source.path))).toBe(true);
  }
});
