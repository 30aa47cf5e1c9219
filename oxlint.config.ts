// Lint rules; `LIBRARIES` keeps each library in the one place that may know it.
import { defineConfig } from 'oxlint';

/** Libraries (or patterns of them) and the files that may import them. */
const LIBRARIES: readonly { readonly name: string; readonly files: readonly string[] }[] = [
  { name: 'electron', files: ['main/electron/**', 'preload/index.ts'] },
  { name: 'ws', files: ['client/link/dialSocket.ts', 'server/transport/websocket.ts'] },
  {
    name: 'dockerode',
    files: ['server/shells/docker/**', 'server/shells/held/**', 'server/shells/targets.ts'],
  },
  { name: '@lydell/node-pty', files: ['server/shells/local/localPty.ts'] },
  { name: 'electron-store', files: ['main/stores/**'] },
  { name: '@xterm/*', files: ['server/screen/**', 'renderer/terminal/**'] },
];

/** The import bans for files that may use only the libraries in `allowed`. */
function bans(allowed: readonly string[]) {
  const banned = LIBRARIES.filter(({ name }) => !allowed.includes(name)).map(({ name, files }) => ({
    group: [name],
    message: `Only ${files.join(', ')} may import ${name}.`,
  }));
  return { 'no-restricted-imports': ['error', { patterns: banned }] } as const;
}

/** Overrides that lift one library's ban; a later override replaces an earlier one, so each names all that hold. */
const allowances = [...new Set(LIBRARIES.flatMap(({ files }) => files))].map((pattern) => ({
  files: [pattern],
  rules: bans(LIBRARIES.filter(({ files }) => files.includes(pattern)).map(({ name }) => name)),
}));

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'jsx-a11y'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['out/**', 'dist/**', 'test-results/**'],
  rules: {
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    'import/no-default-export': 'error',
    'import/no-cycle': 'error',
    'import/no-unassigned-import': 'off',
    'no-await-in-loop': 'off',
    'import/no-named-as-default-member': 'off',
    'typescript/consistent-return': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    'no-control-regex': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/prefer-set-has': 'off',
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'max-lines': ['error', { max: 400 }],
    'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    'max-params': ['error', { max: 4 }],
    ...bans([]),
  },
  overrides: [
    {
      // xterm.js keeps what we need of it behind underscores.
      files: [
        'terminal/**',
        'server/screen/**',
        'renderer/terminal/drawing/drawNow.ts',
        'test/terminal/**',
        'test/server/screen/**',
        'test/support/sameTerminal.ts',
      ],
      rules: { 'no-underscore-dangle': 'off' },
    },
    ...allowances,
    { files: ['test/**', 'bench/**', 'scripts/**'], rules: { 'no-restricted-imports': 'off' } },
    {
      files: ['test/**'],
      rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', 'max-params': ['error', { max: 6 }] },
    },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
  ],
});
