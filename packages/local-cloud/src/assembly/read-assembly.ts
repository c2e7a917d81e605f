import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type StackTemplate, Template } from '../template/template.ts';

const Manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({ type: z.string(), properties: z.looseObject({ templateFile: z.string().optional() }).optional() }),
  ),
});

const AssetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string(), packaging: z.string() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

export interface AssemblyContent {
  readonly stacks: readonly StackTemplate[];
  /** Asset folders by the object key that templates name them with. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Reads the templates and asset lists of a cloud assembly, in deployment order. */
export function readAssembly(dir: string): AssemblyContent {
  const { artifacts } = Manifest.parse(readJson(join(dir, 'manifest.json')));
  const assets = new Map<string, string>();
  const stacks: StackTemplate[] = [];
  for (const [name, { type, properties }] of Object.entries(artifacts)) {
    const file = properties?.templateFile;
    if (type !== 'aws:cloudformation:stack' || file === undefined) continue;
    stacks.push({ name, template: Template.parse(readJson(join(dir, file))) });
    addAssets(assets, dir, file.replace('.template.json', '.assets.json'));
  }
  return { stacks, assets };
}

function addAssets(assets: Map<string, string>, dir: string, file: string): void {
  const { files } = AssetManifest.parse(readJson(join(dir, file)));
  for (const { source, destinations } of Object.values(files)) {
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(dir, source.path));
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
