import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { openapiDocument } from './document.ts';

export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

const HEADER = '// Made by `pnpm generate` from the route table in packages/contracts; do not edit.\n\n';

/** What is committed although it is made from the route table: the document, and the client's types made from it. */
export async function generatedFiles(): Promise<GeneratedFile[]> {
  const document = `${JSON.stringify(openapiDocument(), null, 2)}\n`;
  return [
    { path: fromPackages('contracts/openapi.json'), content: document },
    { path: fromPackages('client/src/generated/api.ts'), content: HEADER + astToString(await openapiTS(document)) },
  ];
}

function fromPackages(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
