import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const SECOND = 1_000;
const GENERATED = ['**/node_modules/**', '**/.build/**', '**/.next/**', '**/.open-next/**', '**/cdk.out/**'];
const FLOWS_SETUP = './tests/flows/global-setup.ts';

/** The groups run one after another, so that nothing competes with a running local cloud for the two cores it is measured on. */
function project(
  name: string,
  include: string[],
  limits: { seconds: number; group: number; workers: number; globalSetup?: string[] },
) {
  const { seconds, group, workers, globalSetup = [] } = limits;
  return {
    extends: true as const,
    test: {
      name,
      include,
      exclude: GENERATED,
      globalSetup,
      testTimeout: seconds * SECOND,
      hookTimeout: Math.max(seconds, 60) * SECOND,
      maxWorkers: workers,
      sequence: { groupOrder: group },
    },
  };
}

const flowsSetup = existsSync(new URL(FLOWS_SETUP, import.meta.url)) ? [FLOWS_SETUP] : [];

export default defineConfig({
  test: {
    projects: [
      project('unit', ['{packages,functions,web}/**/*.test.{ts,tsx}', 'tests/{bench,retrieval}/**/*.test.ts'], {
        seconds: 15,
        group: 1,
        workers: 2,
      }),
      project('architecture', ['tests/architecture/**/*.test.ts'], { seconds: 120, group: 2, workers: 2 }),
      project('stacks', ['tests/stacks/**/*.test.ts'], { seconds: 120, group: 3, workers: 2 }),
      project('flows', ['tests/{flows,storage,proof}/**/*.test.ts'], {
        seconds: 60,
        group: 4,
        workers: 2,
        globalSetup: flowsSetup,
      }),
      project('fire', ['tests/fire/**/*.test.ts'], { seconds: 300, group: 5, workers: 1 }),
      project('browser', ['tests/browser/**/*.test.ts'], { seconds: 90, group: 6, workers: 1, globalSetup: flowsSetup }),
    ],
    coverage: {
      provider: 'v8',
      include: ['packages/core/src/**/*.ts', 'packages/contracts/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**', 'packages/contracts/src/openapi/write.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: '.build/coverage',
      thresholds: {
        'packages/core/src/**': { statements: 85, branches: 80, functions: 85, lines: 85 },
        'packages/contracts/src/**': { statements: 95, branches: 90, functions: 95, lines: 95 },
      },
    },
  },
});
