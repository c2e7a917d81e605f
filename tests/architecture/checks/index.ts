import { bundleBudgets } from './bundle-budgets.ts';
import type { Check } from './check.ts';
import { docPaths } from './doc-paths.ts';
import { formatAndLint } from './format-and-lint.ts';
import { generated } from './generated.ts';
import { imports } from './imports.ts';
import { manifests } from './manifests.ts';
import { siteTypes, types } from './types.ts';
import { unused } from './unused.ts';

/** The slowest first, so that the short ones fill the gaps. */
export const CHECKS: readonly Check[] = [
  types,
  unused,
  siteTypes,
  imports,
  formatAndLint,
  bundleBudgets,
  generated,
  manifests,
  docPaths,
];
