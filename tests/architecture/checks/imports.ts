import type { Check, CheckResult } from './check.ts';
import { runTool } from './command.ts';

const ROOTS = ['packages', 'functions', 'stacks', 'web', 'tests'];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly comment?: string;
  readonly rule: { readonly name: string };
  readonly cycle?: readonly { readonly name: string }[];
}

interface Summary {
  readonly totalCruised: number;
  readonly violations: readonly Violation[];
}

export const imports: Check = {
  name: 'who imports whom',
  async run(root) {
    const { stdout, stderr } = await runTool(root, 'depcruise', [
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'json',
      ...ROOTS,
    ]);
    const summary = readSummary(stdout);
    return summary ? judge(summary) : { ok: false, output: `dependency-cruiser gave no report\n${stderr}` };
  },
};

function readSummary(json: string): Summary | undefined {
  try {
    return JSON.parse(json).summary;
  } catch {
    return undefined;
  }
}

/** With a TypeScript that it does not know, dependency-cruiser reads no module at all and is content. */
export function judge({ totalCruised, violations }: Summary): CheckResult {
  if (totalCruised === 0)
    return { ok: false, output: 'no module was looked at: is this the TypeScript that dependency-cruiser knows?' };
  const lines = violations.map(({ rule, from, to, cycle, comment }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
    return `${rule.name}: ${from} → ${way}${comment ? ` (${comment})` : ''}`;
  });
  return { ok: violations.length === 0, output: [...lines, `${totalCruised} modules looked at`].join('\n') };
}
