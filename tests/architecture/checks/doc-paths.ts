import { existsSync } from 'node:fs';
import { glob, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Check } from './check.ts';

const DOCUMENTS = ['*.md', 'docs/**/*.md', '{packages,functions,stacks,web,tests}/**/*.md'];
const FENCE = /^```.*?^```/gms;
const LATER = /`[^`\n]+` \(later\)/g;
const QUOTED = /`([^`\s]+\/[^`\s]*)`/g;
const LINK = /\]\(([^)#\s]+)[^)]*\)/g;
const PLACEHOLDER = /[*{}<>…$]/;

/** A document cites a path in backticks (from the root) or as a link (from itself); `path` (later) says that it is to come. */
export const docPaths: Check = {
  name: 'documents cite what exists',
  async run(root) {
    const topLevel = new Set(await readdir(root));
    const missing: string[] = [];
    let cited = 0;
    for await (const document of glob(DOCUMENTS, { cwd: root, exclude: (name) => name.includes('node_modules') })) {
      for (const path of citedPaths(await readFile(join(root, document), 'utf8'), dirname(document), topLevel)) {
        cited += 1;
        if (!existsSync(join(root, path))) missing.push(`${document} cites ${path}, which does not exist`);
      }
    }
    return { ok: missing.length === 0, output: [...missing, `${cited} paths cited`].join('\n') };
  },
};

function citedPaths(markdown: string, folder: string, topLevel: ReadonlySet<string>): string[] {
  const prose = markdown.replace(FENCE, '').replace(LATER, '');
  const quoted = captures(prose, QUOTED).filter((path) => topLevel.has(String(path.split('/')[0])) && !PLACEHOLDER.test(path));
  const linked = captures(prose, LINK).filter((target) => !/^[a-z]+:/.test(target));
  return [...quoted, ...linked.map((target) => join(folder, target))];
}

function captures(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, captured]) => String(captured));
}
