// S11: the user's own terminal answers whatever it is asked; the session's programs get each answer once all the same.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { spawn as spawnOnPty, type IPty } from '@lydell/node-pty';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';
import { startServerProcess, type ServerProcess } from '../../../scripts/support/serverProcess.ts';
import { Answers } from '../../../server/screen/answers.ts';
import { QUERY_PROFILE } from '../../server/screen/queries.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { until } from '../../support/until.ts';

const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');
const ENTRY = join(projectRoot, 'main', 'cli', 'index.ts');
const SIZE = { cols: 80, rows: 24 };
const newFolder = scratchFolders();

/** Asks everything at once; at each `!` it tells what was typed so far, and at `Q` it ends. */
const PROGRAM = `
  process.stdin.setRawMode(true);
  let got = '';
  process.stdin.on('data', (bytes) => {
    got += bytes.toString('latin1');
    if (got.endsWith('!')) process.stdout.write('GOT ' + Buffer.from(got).toString('hex') + ';');
    if (got.endsWith('Q')) process.exit(7);
  });
  process.stdout.write('\\x1b[?1004h\\x1b[c\\x1b[>c\\x1b[5n\\x1b[3;4H\\x1b[6n\\x1b[?25$p\\x1b]11;?\\x07\\x1b]4;1;?\\x07');
  process.stdout.write('\\x1bP$qr\\x1b\\\\\\x1b[18t\\x1b[H\\x1b[6n ASKED ');
`;

let server: ServerProcess;
let env: NodeJS.ProcessEnv;
const ptys: IPty[] = [];
beforeEach(async () => {
  server = await startServerProcess();
  const tokenFile = join(newFolder(), 'token');
  writeFileSync(tokenFile, server.token, { mode: 0o600 });
  env = { ...process.env, HOLDFAST_SERVER: `ws://127.0.0.1:${server.port}`, HOLDFAST_TOKEN_FILE: tokenFile };
});
afterEach(async () => {
  for (const pty of ptys.splice(0)) pty.kill();
  await server.stop();
});

/** The client on a terminal that answers as a page of xterm.js would. */
class Desk {
  readonly pty: IPty;
  answers = 0;
  output = '';
  exit: number | undefined;

  constructor(...args: string[]) {
    this.pty = spawnOnPty(process.execPath, [ENTRY, ...args], { ...SIZE, env });
    ptys.push(this.pty);
    const terminal = new Terminal({
      ...SIZE,
      allowProposedApi: true,
      windowOptions: { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true },
    });
    const answer = (text: string): void => {
      this.answers += 1;
      this.pty.write(text);
    };
    terminal.onData(answer);
    new Answers(terminal, QUERY_PROFILE, answer).setFocused(true);
    this.pty.onData((data) => terminal.write(data, () => (this.output += data)));
    this.pty.onExit(({ exitCode }) => (this.exit = exitCode));
  }

  /** What the session's program was typed, once it was typed `last`; what this terminal answers was typed before. */
  async typed(last: string): Promise<string> {
    await until('it asked', () => this.output.includes('ASKED'), 30_000);
    return until('it was answered', async () => {
      this.pty.write('!');
      await new Promise((resolve) => void setTimeout(resolve, 100));
      const [, hex = ''] = this.output.match(/.*GOT ([\da-f]*);/s) ?? [];
      const typed = Buffer.from(hex, 'hex').toString().replaceAll('!', '');
      return typed.includes(last) ? typed : undefined;
    });
  }
}

test('S11: a session’s program gets each answer once, and none again when its output is replayed', async () => {
  const desk = new Desk('open', 'local', '--', process.execPath, '-e', PROGRAM);
  const typed = await desk.typed('[1;1R');
  expect(typed.split('\x1b').slice(1)).toEqual([
    '[I',
    '[?1;2c',
    '[>0;276;0c',
    '[0n',
    '[3;4R',
    '[?25;1$y',
    ']11;rgb:1616/1616/1e1e',
    '\\',
    ']4;1;rgb:cccc/0000/0000',
    '\\',
    'P1$r1;24r',
    '\\',
    '[8;24;80t',
    '[1;1R',
  ]);
  expect(desk.answers, 'the focus alone').toBe(1);
  desk.pty.write('\r~.');
  await until('it is detached', () => desk.exit === 0);
  const [session = ''] = /[\w-]+\.[\da-f]{32}/.exec(await listed()) ?? [];
  const again = new Desk('attach', session);
  // Somebody was away and is back: of that alone the program is told anew.
  expect((await again.typed('[1;1R')).replace('\r', '')).toBe(typed);
  again.pty.write('Q');
  await until('it ended', () => again.exit === 7);
}, 120_000);

async function listed(): Promise<string> {
  let output = '';
  const pty = spawnOnPty(process.execPath, [ENTRY, 'list', '--json'], { ...SIZE, env });
  const exit = new Promise((resolve) => void pty.onExit(resolve));
  pty.onData((data) => (output += data));
  await exit;
  return output;
}
