// S11: the user's own terminal also replies to queries, but the session's programs get each answer once.
import { writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';
import { CliDesk, ENTRY } from './cliDesk.ts';

const run = promisify(execFile);
const newFolder = scratchFolders();

/** Program that sends all queries at once. It prints all input so far at each `!`, and exits at `Q`. */
const PROGRAM = `
  process.stdin.setRawMode(true);
  let got = '';
  process.stdin.on('data', (bytes) => {
    got += bytes.toString('latin1');
    if (got.endsWith('!')) process.stdout.write('GOT ' + Buffer.from(got).toString('hex') + ';');
    if (got.endsWith('Q')) process.exit(7);
  });
  process.stdout.write('\\x1b[?1004h\\x1b[c\\x1b[>c\\x1b[5n\\x1b[3;4H\\x1b[6n\\x1b[?25$p\\x1b]11;?\\x07\\x1b]4;1;?\\x07');
  process.stdout.write('\\x1bP$qr\\x1b\\\\\\x1b[18t\\x1b[H\\x1b[6n SENT ');
`;

let server: ServerProcess;
let env: NodeJS.ProcessEnv;
const desks: CliDesk[] = [];
const open = (...args: string[]): CliDesk => {
  const desk = new CliDesk(env, args);
  desks.push(desk);
  return desk;
};

beforeEach(async () => {
  server = await startServerProcess();
  const tokenFile = join(newFolder(), 'token');
  writeFileSync(tokenFile, server.token, { mode: 0o600 });
  env = { ...process.env, HOLDFAST_SERVER: `ws://127.0.0.1:${server.port}`, HOLDFAST_TOKEN_FILE: tokenFile };
});
afterEach(async () => {
  for (const { pty } of desks.splice(0)) pty.kill();
  await server.stop();
});

/** Returns the program's input once it contains `last`. Replies of the user's terminal would come before `last`. */
async function typed(desk: CliDesk, last: string): Promise<string> {
  await until('the queries were sent', () => desk.output.includes('SENT'), 30_000);
  return until('the answers arrived', async () => {
    desk.pty.write('!');
    await new Promise((resolve) => void setTimeout(resolve, 100));
    const [, hex = ''] = desk.output.match(/.*GOT ([\da-f]*);/s) ?? [];
    const input = Buffer.from(hex, 'hex').toString().replaceAll('!', '');
    return input.includes(last) ? input : undefined;
  });
}

test('S11: a program gets each answer once, and no second answer when its output is replayed', async () => {
  const desk = open('open', 'local', '--', process.execPath, '-e', PROGRAM);
  const answers = await typed(desk, '[1;1R');
  expect(answers.split('\x1b').slice(1)).toEqual([
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
  expect(desk.answers, 'only the focus report').toBe(1);
  desk.pty.write('\r~.');
  await until('the client has detached', () => desk.exit === 0);
  const { stdout } = await run(process.execPath, [ENTRY, 'list', '--json'], { env });
  const [{ session }] = JSON.parse(stdout) as [{ readonly session: string }];
  const again = open('attach', session);
  // The replay sends only a new focus report, because a client has attached again.
  expect((await typed(again, '[1;1R')).replace('\r', '')).toBe(answers);
  again.pty.write('Q');
  await until('the client has ended', () => again.exit === 7);
}, 120_000);
