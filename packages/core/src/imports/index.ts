export type { FactoidImports, ImportProgress } from './factoid-imports.ts';
export { importFactoids, linesLeft } from './import-factoids.ts';
export { readImport } from './read-import.ts';
