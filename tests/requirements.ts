import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const NEEDED_NODE_MAJOR = 24;
const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const DEBIAN_INSTALL = 'apt-get update && apt-get install -y --no-install-recommends';

/** Something of the machine is missing; the message is one line with the remedy. */
export class RequirementError extends Error {}

/** @throws RequirementError when this Node is older than the one on Lambda */
export function requireNode(version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) >= NEEDED_NODE_MAJOR) return;
  throw new RequirementError(
    `Node ${NEEDED_NODE_MAJOR} or later is needed and this is ${version}: run it through pnpm (\`npx -y pnpm@12.21.0 test\`), which brings its own.`,
  );
}

/** @throws RequirementError when there is no Java for DynamoDB Local */
export function requireJava(): void {
  if (spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0) return;
  throw new RequirementError(
    `Java 17 or later is needed for DynamoDB Local: on Debian \`${DEBIAN_INSTALL} openjdk-17-jre-headless\`.`,
  );
}

/** Finds the browser, or installs Debian's own as root; nothing is ever downloaded from anywhere else. */
export function requireChromium(): void {
  if (findChromium()) return;
  if (canInstall()) {
    console.log('chromium is missing: installing the Debian package');
    execFileSync('sh', ['-c', `${DEBIAN_INSTALL} chromium`], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  if (!findChromium())
    throw new RequirementError(`Chromium is needed for the browser tests: on Debian, as root, \`${DEBIAN_INSTALL} chromium\`.`);
}

export function findChromium(): string | undefined {
  return CHROMIUM_PATHS.find((path) => existsSync(path));
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version');
}
