// Shell integration with the start files that people have (A4): marks in pairs with the right codes, or none, and nothing else.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { shellCommand } from '../../../../server/shells/docker/execScripts.ts';
import { localIntegration } from '../../../../server/shells/integration/localIntegration.ts';
import {
  writeIntegrationFiles,
  type IntegrationFiles,
} from '../../../../server/shells/integration/integrationFiles.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import {
  runShell,
  shownText,
  verdictOf,
  type Run,
  type RunCommand,
  type Verdict,
} from '../../../support/startFileRun.ts';
import { BASH_FILES, GENERATED_FILES, type StartFile } from './corpus/bashFiles.ts';
import { FISH_FILES, ZSH_FILES } from './corpus/otherFiles.ts';

/** Shells that run at once. */
const PARALLEL = 6;
const LIMIT_MS = 120_000;

const LINES = [
  'true',
  'sh -c "exit 3"',
  'grep -cE "__holdfast|HOLDFAST_" /proc/self/environ',
  'cd /usr; pwd',
  'exit',
];
const CODES = [0, 3, 1, 0];

type Kind = {
  readonly program: string;
  readonly args: readonly string[];
  /** Start file within the home directory. */
  readonly path: string;
  /** True to start the shell as containers do, by a script of sh. */
  readonly byScript?: true;
};

const KINDS: Readonly<Record<string, Kind>> = {
  'bash -i': { program: 'bash', args: ['-i'], path: '.bashrc' },
  'bash -l': { program: 'bash', args: ['-l'], path: '.bash_profile' },
  zsh: { program: 'zsh', args: ['-i'], path: '.zshrc' },
  'zsh -l with .zshenv': { program: 'zsh', args: ['-l'], path: '.zshenv' },
  fish: { program: 'fish', args: ['-l'], path: '.config/fish/config.fish' },
  'bash of a container': { program: 'bash', args: ['-i'], path: '.bashrc', byScript: true },
  'zsh of a container': { program: 'zsh', args: ['-i'], path: '.zshrc', byScript: true },
};

type Case = { readonly name: string; readonly kind: Kind; readonly text: string };
const casesOf = (name: string, files: readonly StartFile[]): readonly Case[] =>
  files.map(([file, text]) => ({ name: `${name}: ${file}`, kind: KINDS[name] as Kind, text }));

const CASES: readonly Case[] = [
  ...casesOf('bash -i', [...BASH_FILES, ...GENERATED_FILES]),
  ...casesOf('bash -l', BASH_FILES.slice(0, 30)),
  ...casesOf('zsh', ZSH_FILES),
  ...casesOf('zsh -l with .zshenv', ZSH_FILES.slice(12, 20)),
  ...casesOf('fish', FISH_FILES),
  ...casesOf('bash of a container', BASH_FILES.slice(0, 12)),
  ...casesOf('zsh of a container', ZSH_FILES.slice(0, 12)),
];

const newFolder = scratchFolders();
let files: IntegrationFiles;

beforeAll(() => {
  files = writeIntegrationFiles(mkdtempSync(join(newFolder(), 'state-')), silentLog) as IntegrationFiles;
});

function commandOf({ program, args, byScript }: Kind, home: string, isIntegrated: boolean): RunCommand {
  if (!isIntegrated) return { file: program, args, environment: { HOME: home } };
  if (byScript) {
    const [file = '', ...rest] = shellCommand({ command: [program, ...args] });
    return { file, args: rest, environment: { HOME: home } };
  }
  const own = localIntegration(program, args, files, {});
  return { file: program, args: [...own.args, ...args], environment: { HOME: home, ...own.environment } };
}

/** Runs the shell in a home of its own; both runs have the same path there, so that they print the same. */
async function run({ kind, text }: Case, isIntegrated: boolean): Promise<Run & { readonly log: string }> {
  const home = mkdtempSync(join(newFolder(), isIntegrated ? 'a-' : 'b-'));
  mkdirSync(dirname(join(home, kind.path)), { recursive: true });
  writeFileSync(join(home, kind.path), text);
  writeFileSync(join(home, 'log'), '');
  const { text: printed, marks } = await runShell(commandOf(kind, home, isIntegrated), LINES);
  return { text: printed.replaceAll(home, '~'), marks, log: readFileSync(join(home, 'log'), 'utf8') };
}

type Judged = { readonly name: string; readonly verdict: Verdict; readonly problem: string | null };

async function judge(one: Case): Promise<Judged> {
  const plain = await run(one, false);
  const own = await run(one, true);
  // With `errexit` the second line ends the shell.
  const codes = plain.text.includes('/usr\r\n') ? CODES : CODES.slice(0, 1);
  const verdict = areTyped(own.marks) ? verdictOf(own.marks, codes) : 'wrong';
  const isSame = shownText(own.text) === shownText(plain.text) && own.log === plain.log;
  return {
    name: one.name,
    verdict,
    problem: isSame ? null : difference(shownText(plain.text), shownText(own.text)),
  };
}

/** True if each marked line was typed; a line that history does not store is null. */
const areTyped = (marks: Run['marks']): boolean =>
  marks.every((mark) => mark.kind !== 'command' || mark.line === null || LINES.includes(mark.line));

/** The first lines that differ. */
function difference(plain: string, own: string): string {
  const [left, right] = [plain.split('\n'), own.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  return JSON.stringify([left[at], right[at]]);
}

async function judgeAll(cases: readonly Case[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const waiting = [...cases];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) judged.push(await judge(one));
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return judged;
}

const count = (judged: readonly Judged[], verdict: Verdict): number =>
  judged.filter((one) => one.verdict === verdict).length;

describe('A4: start files', () => {
  test(
    'every start file gets all marks or none, prints what it prints without us, and keeps its hooks',
    { timeout: LIMIT_MS },
    async () => {
      expect(CASES.length).toBeGreaterThan(120);
      const judged = await judgeAll(CASES);
      const figures = (['right', 'silent', 'wrong'] as const)
        .map((one) => `${count(judged, one)} ${one}`)
        .join(', ');
      process.stdout.write(`${judged.length} start files: ${figures}\n`);
      const silent = judged.filter(({ verdict }) => verdict === 'silent').map(({ name }) => name);
      process.stdout.write(`silent: ${silent.join(' · ')}\n`);
      expect(judged.filter(({ verdict }) => verdict === 'wrong').map(({ name }) => name)).toEqual([]);
      expect(judged.filter(({ problem }) => problem !== null)).toEqual([]);
      // Silence is the exception.
      expect(count(judged, 'right')).toBeGreaterThan(judged.length * 0.7);
    },
  );
});
