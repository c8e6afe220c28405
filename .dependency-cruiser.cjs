const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');

// Files that run in the browser say so in their first lines; what they import comes along.
const browserFiles = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'app', 'components', 'domain'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && startsWithUseClient(file))
  .map((file) => `^${file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

function startsWithUseClient(file) {
  try {
    return /^(\s|\/\/.*\n|\/\*[\s\S]*?\*\/)*['"]use client['"]/.test(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}

const reads = '^domain/[^/]+/(data|mutations)([./]|$)';
const database = '^(lib/db([./]|$)|generated/|node_modules/@prisma/|node_modules/pg/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no cycle between modules', {}, { circular: true }),
    forbid(
      'app/ imports nothing from scripts, tests or e2e',
      { path: '^(app|components|domain|lib)/' },
      { path: '^(scripts|tests|e2e)/' },
    ),
    forbid(
      'a link to a page is a PageLink',
      { path: '^(app|components)/', pathNot: '^components/ui/page-link[.]tsx$' },
      { path: '^node_modules/next/link' },
    ),
    forbid('components/ does not reach up', { path: '^components/' }, { path: '^app/' }),
    forbid('domain/ does not reach up', { path: '^domain/' }, { path: '^(app|components)/' }),
    forbid(
      'domain/ has nothing from next or react',
      { path: '^domain/' },
      { path: '^node_modules/(next|next-intl|react|react-dom)/' },
    ),
    forbid('lib/ does not reach up', { path: '^lib/' }, { path: '^(app|components|domain)/' }),
    forbid('the database is reached through domain/', { path: '^(app|components)/' }, { path: database }),
    forbid('components/ reads and writes nothing', { path: '^components/' }, { path: reads }),
    forbid(
      'the browser reads and writes nothing',
      { path: browserFiles.length > 0 ? browserFiles : '^$' },
      { path: reads },
    ),
    forbid(
      'schema, rules, policy and queries stay safe for the browser',
      { path: '^domain/[^/]+/(schema|rules|policy|queries)([./]|$)' },
      { path: [reads, database], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^generated/'] },
    // Tests may reach anywhere.
    exclude: { path: ['^[.]data/', '^[.]next/', '[.](test|spec)[.]tsx?$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};

function forbid(name, from, to) {
  return {
    name: name.replaceAll(' ', '-').replaceAll(/[^\w-]/g, ''),
    comment: name,
    severity: 'error',
    from,
    to,
  };
}
