/** Who may import whom: the table of docs/architecture.md, as rules. Tests are free of it. */

const TEST_CODE = ['\\.test\\.tsx?$', '^tests/', '^packages/[^/]+/src/testing/'];
const NPM_MODULE = 'node_modules/';
const VALUE_IMPORT = { dependencyTypesNot: ['type-only', 'type-import'] };

/** Npm packages by name, whether or not they could be resolved. */
const npm = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;
const packages = (...names) => `^packages/(${names.join('|')})/`;

function forbid({ name, comment, from, to }) {
  return { name, comment, severity: 'error', from: { ...from, pathNot: [...TEST_CODE, ...(from.pathNot ?? [])] }, to };
}

/** From the house, what stands at `from` imports nothing but itself and `allowed`. */
function mayImport(name, from, ...allowed) {
  return forbid({
    name: `${name}-imports`,
    comment: 'see the table of who may import whom',
    from: { path: from },
    to: { path: '^(packages|functions|stacks|web|tests)/', pathNot: [from, ...allowed] },
  });
}

/** Npm packages that are imported in a few places only. */
function livesIn(name, modules, ...homes) {
  return forbid({
    name: `${name}-lives-in`,
    comment: `only in ${homes.join(', ')}`,
    from: { pathNot: homes },
    to: { path: modules },
  });
}

const TABLE = [
  mayImport('contracts', packages('contracts')),
  mayImport('client', packages('client'), packages('contracts')),
  mayImport('core', packages('core'), packages('contracts')),
  mayImport('telemetry', packages('telemetry'), packages('contracts')),
  mayImport('storage', packages('storage'), packages('core', 'contracts', 'telemetry')),
  mayImport('llm', packages('llm'), packages('core', 'contracts', 'telemetry')),
  mayImport('partners', packages('partners'), packages('core', 'contracts', 'telemetry')),
  mayImport('functions', '^functions/', '^packages/(?!client/|local-cloud/|ops/)'),
  mayImport('web', '^web/', packages('client', 'contracts')),
  mayImport('stacks', '^stacks/', packages('contracts')),
];

const LIBRARIES = [
  livesIn(
    'aws-sdk',
    npm('@aws-sdk/[^/]+', '@smithy/[^/]+'),
    packages('storage', 'ops', 'local-cloud'),
    '^functions/container\\.ts$',
  ),
  livesIn('langchain', npm('@langchain/[^/]+', 'openai'), packages('llm')),
  livesIn('minisearch', npm('minisearch'), '^packages/core/src/search/'),
  livesIn('middy', npm('@middy/[^/]+'), '^functions/'),
  livesIn('cdk', npm('aws-cdk-lib', 'constructs', 'sst'), '^stacks/', packages('local-cloud'), '^sst\\.config\\.ts$'),
  livesIn('test-tools', npm('vitest', 'fast-check', 'playwright-core'), '^vitest\\.config\\.ts$'),
  forbid({
    name: 'contracts-only-zod',
    comment: 'contracts knows zod and does no I/O; what generates the document stands apart',
    from: { path: packages('contracts'), pathNot: ['/openapi/'] },
    to: { path: [NPM_MODULE, '^(node:)?[a-z_]+(/promises)?$', '/openapi/'], pathNot: npm('zod') },
  }),
  forbid({
    name: 'core-only-contracts',
    comment:
      'core has no AWS, no middy, no LangChain and no I/O: of libraries zod and, to search, minisearch; of Node the hashing',
    from: { path: packages('core') },
    to: { path: [NPM_MODULE, '^(node:)?[a-z_]+(/promises)?$'], pathNot: [npm('zod', 'minisearch'), '^(node:)?crypto$'] },
  }),
  forbid({
    name: 'browser-contract-types',
    comment: 'in a browser contracts is types: its code brings 90 KB of zod along',
    from: { path: [packages('client'), '^web/'] },
    to: { path: packages('contracts'), ...VALUE_IMPORT },
  }),
];

const DOORS = [
  forbid({
    name: 'core-domains-meet-at-index',
    comment: 'inside core a domain meets another only through its index.ts',
    from: { path: '^packages/core/src/([^/]+)/' },
    to: { path: '^packages/core/src/[^/]+/', pathNot: ['^packages/core/src/$1/', '^packages/core/src/[^/]+/index\\.ts$'] },
  }),
  forbid({
    name: 'packages-meet-at-index',
    comment: 'a package is entered through its index.ts',
    from: { path: '^(packages/[^/]+|functions|stacks|web)/' },
    to: { path: '^packages/[^/]+/src/', pathNot: ['^$1/', '^packages/[^/]+/src/index\\.ts$'] },
  }),
  forbid({
    name: 'not-to-tests',
    comment: 'nothing that runs imports a test',
    from: {},
    to: { path: ['\\.test\\.tsx?$', '^tests/', '^packages/[^/]+/src/testing/'] },
  }),
];

const EVERYWHERE = [
  { name: 'no-cycles', comment: 'modules form no cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolvable', comment: 'every import leads somewhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

export default {
  forbidden: [...TABLE, ...LIBRARIES, ...DOORS, ...EVERYWHERE],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.build|\\.next|\\.open-next|\\.sst|cdk\\.out|coverage|\\.local)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts', '.css'],
    },
  },
};
