// The files around the code: CI, update bot, issue forms, policies and editor settings agree with the project.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { testOptions } from '../../scripts/support/testOptions.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions: unknown;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<
    Record<string, { readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }>
  >;
}

interface IssueForm {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly options?: readonly unknown[] };
  }[];
}

interface UpdateBot {
  readonly version: number;
  readonly updates: readonly {
    readonly 'package-ecosystem': string;
    readonly directory: string;
    readonly schedule: { readonly interval: string };
    readonly groups: Readonly<Record<string, unknown>>;
  }[];
}

function read(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

const manifest = JSON.parse(read('package.json')) as {
  readonly license: string;
  readonly scripts: Readonly<Record<string, string>>;
};
const workflows = globSync('.github/workflows/*.yml', { cwd: projectRoot });
const forms = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: projectRoot }).filter(
  (path) => !path.endsWith('config.yml'),
);

/** Names of the scripts in package.json that a text runs, as in `npm test` and `npm run build`. */
function npmScripts(text: string): string[] {
  return [...text.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(test|start)\b)/g)].map(
    ([, named, short]) => named ?? short ?? '',
  );
}

/** The script exists, and so does the task that it starts. */
function expectRunnable(name: string): void {
  const command = manifest.scripts[name];
  expect(command, `npm run ${name}`).toMatch(/^node scripts\/run\.mjs [\w-]+$/);
  expect(existsSync(join(projectRoot, 'scripts', `${command?.split(' ')[2]}.ts`))).toBe(true);
}

test('every YAML file of the forge parses', () => {
  const files = globSync('.github/**/*.yml', { cwd: projectRoot });
  expect(files.length).toBeGreaterThanOrEqual(5);
  for (const path of files) expect(load(read(path)), path).toBeTypeOf('object');
});

test.each(workflows)(
  '%s may only read, has a time limit, and uses actions with a pinned major version',
  (path) => {
    const { permissions, concurrency, jobs } = load(read(path)) as Workflow;
    expect(permissions).toEqual({ contents: 'read' });
    expect(concurrency.group).toContain('github.ref');
    for (const { steps, ...job } of Object.values(jobs)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
    }
  },
);

test.each(workflows)('every command of %s exists', (path) => {
  const { jobs } = load(read(path)) as Workflow;
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  const known = ['npm ci', 'git config --global core.autocrlf false'];
  const scripts = commands.filter((command) => !known.includes(command));
  expect(scripts.length).toBeGreaterThan(0);
  for (const command of scripts) {
    const names = npmScripts(command);
    expect(names, command).toHaveLength(1);
    names.forEach(expectRunnable);
  }
});

test('CI runs all tests on Linux, and the portable ones on macOS and Windows', () => {
  const { jobs } = load(read('.github/workflows/ci.yml')) as Workflow;
  const commands = (job: string): (string | undefined)[] => (jobs[job]?.steps ?? []).map(({ run }) => run);
  expect(commands('linux')).toContain('npm test');
  const command = commands('other-systems').find((run) => run?.startsWith('npm test'));
  expect(testOptions(command?.split(' ').slice(3) ?? []).isPortable).toBe(true);
});

test('CI, version managers and the tasks use the same version of Node', () => {
  const { jobs } = load(read('.github/workflows/ci.yml')) as Workflow;
  for (const { steps } of Object.values(jobs)) {
    const setUp = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
    expect(setUp?.with?.['node-version-file']).toBe('.nvmrc');
  }
  expect(read('scripts/run.mjs')).toContain(`const TOOLS_NODE = ${read('.nvmrc').trim()};`);
});

test('the update bot looks after npm packages and actions, once a week and in groups', () => {
  const { version, updates } = load(read('.github/dependabot.yml')) as UpdateBot;
  expect(version).toBe(2);
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  for (const { directory, schedule, groups } of updates) {
    expect([directory, schedule.interval]).toEqual(['/', 'weekly']);
    expect(Object.keys(groups).length).toBeGreaterThan(0);
  }
});

test.each(forms)('%s is a form that the forge accepts', (path) => {
  const { name, description, body } = load(read(path)) as IssueForm;
  expect(name && description).toBeTruthy();
  const questions = body.filter(({ type }) => type !== 'markdown');
  const ids = questions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(questions.length);
  for (const { type, id, attributes } of questions) {
    expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
    expect(id).toMatch(/^[\w-]+$/);
    expect(attributes.label).toBeTruthy();
    if (type === 'dropdown' || type === 'checkboxes') expect(attributes.options?.length).toBeGreaterThan(0);
  }
});

test('the manifest and the license text both say MIT', () => {
  expect(manifest.license).toBe('MIT');
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { license?: string }> };
  expect(lock.packages['']?.license).toBe('MIT');
  expect(read('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) 2026 The Holdfast authors\n/);
});

test.each(['SECURITY.md', 'CODE_OF_CONDUCT.md', '.github/PULL_REQUEST_TEMPLATE.md'])(
  'links and commands in %s lead to existing files and scripts',
  (path) => {
    const text = read(path);
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, target]) => target ?? '');
    for (const target of links)
      expect(existsSync(join(projectRoot, dirname(path), target)), target).toBe(true);
    npmScripts(text).forEach(expectRunnable);
  },
);

test('editors format as the formatter does', () => {
  const format = JSON.parse(read('.oxfmtrc.json')) as Record<string, unknown>;
  const editor = Object.fromEntries(
    [...read('.editorconfig').matchAll(/^(\w+) = (\w+)$/gm)].map(([, name, value]) => [name, value]),
  );
  expect(editor).toMatchObject({
    indent_style: format['useTabs'] === true ? 'tab' : 'space',
    indent_size: String(format['tabWidth']),
    max_line_length: String(format['printWidth']),
    quote_type: format['singleQuote'] === true ? 'single' : 'double',
  });
});
