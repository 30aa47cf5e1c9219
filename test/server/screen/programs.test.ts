// Real programs on a real tty without an attached client. They get their answers, and no answer shows up as typed input.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findProgram } from '../../../scripts/support/commands.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { until } from '../../support/until.ts';
import { Follower, leave, listed } from '../follower.ts';
import { startLiveServer, type LiveServer } from '../liveServer.ts';
import { id32 } from '../testClient.ts';
import { QUERY_PROFILE, QUERY_SIZE } from './queries.ts';

const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

const makeFolder = scratchFolders();
const input = { epoch: id32(1), start: 0 };
let server: LiveServer | undefined;
afterEach(() => server?.close());

const TEXT = Array.from({ length: 100 }, (_, at) => `line ${at + 1}`).join('\n');

/** Starts `command` in a detached session, in a folder with a file named `text`. Returns the session. */
async function startDetached(folder: string, command: string, profile = QUERY_PROFILE): Promise<string> {
  writeFileSync(join(folder, 'text'), TEXT);
  server = await startLiveServer(folder);
  const client = new Follower(server.url, { profile });
  await until('welcomed', () => client.message('welcome'));
  const script = `while [ ! -e go ]; do sleep 0.05; done; ${command}`;
  client.send({
    type: 'open',
    channel: 0,
    request: id32(1),
    target: { kind: 'local' },
    options: { directory: folder, command: ['/bin/sh', '-c', script] },
    size: QUERY_SIZE,
    input,
  });
  const { session } = await until('opened', () => client.message('attached'));
  await leave(server, client);
  writeFileSync(join(folder, 'go'), '');
  return session;
}

/** Returns the rows and the cursor that a client sees when it attaches later. */
async function seenLater(session: string, isThere: (rows: readonly string[]) => boolean) {
  const client = new Follower(server?.url ?? '', {
    dial: 2,
    attach: [
      {
        type: 'attach',
        channel: 0,
        session,
        output: null,
        snapshotBehindBytes: null,
        input,
        size: QUERY_SIZE,
      },
    ],
  });
  return until('it is drawn', async () => {
    const terminal = new Terminal({ ...QUERY_SIZE, allowProposedApi: true });
    await new Promise<void>((resolve) => terminal.write(client.output, resolve));
    const { active } = terminal.buffer;
    const rows = Array.from({ length: QUERY_SIZE.rows }, (_, row) =>
      active.getLine(active.baseY + row)?.translateToString(true),
    ).map((row) => row ?? '');
    return isThere(rows) && { rows, cursor: [active.cursorX, active.cursorY] };
  });
}

const needs = (program: string): void => {
  if (findProgram(program) === undefined)
    throw new Error(`${program} is missing: install it, or run the tests through "npm test", which does`);
};

/** Makes vim write the answers to its two queries to a file once it has both. */
const VIM_RC = `set nocompatible nomodeline ruler
function Tell(timer)
  if empty(v:termresponse) || empty(v:termrbgresp)
    return timer_start(50, 'Tell')
  endif
  call writefile([v:termresponse, v:termrbgresp, &background], 'learning')
  call rename('learning', 'learned')
endfunction
autocmd VimEnter * call timer_start(50, 'Tell')
`;

test.each([
  ['a dark', QUERY_PROFILE.background, 'dark', 'rgb:1414/1616/1a1a'],
  ['a light', '#fcfcfb', 'light', 'rgb:fcfc/fcfc/fbfb'],
])('S11: vim, started while detached, detects %s background', async (_what, background, kind, rgb) => {
  needs('vim');
  const folder = makeFolder();
  writeFileSync(join(folder, 'rc'), VIM_RC);
  const session = await startDetached(folder, 'exec vim -u rc -i NONE -n text', {
    ...QUERY_PROFILE,
    background,
  });
  const learned = await until(
    'vim has learned',
    () => existsSync(join(folder, 'learned')) && readFileSync(join(folder, 'learned'), 'utf8'),
  );
  const [response, color, found] = learned.split('\n');
  expect([response, found]).toEqual(['\x1b[>0;276;0c', kind]);
  expect(color).toContain(rgb);
  if (kind === 'light') return;
  const { rows, cursor } = await seenLater(
    session,
    (all) => all[0] === 'line 1' && all[23]?.includes('1,1') === true,
  );
  expect(rows.slice(0, 23)).toEqual(TEXT.split('\n').slice(0, 23));
  expect(rows[23]?.replaceAll(/ +/g, ' ')).toMatch(/^("text" \S+ 100L, \d+B )?1,1 Top$/);
  expect(cursor).toEqual([0, 0]);
});

test('S11: less, started while detached, shows its page and nothing else', async () => {
  needs('less');
  const session = await startDetached(makeFolder(), 'LESS= exec less text');
  await listed('it is drawn', server, ({ lastLine }) => lastLine === 'text');
  const { rows } = await seenLater(session, (all) => all[23] !== '');
  expect(rows).toEqual([...TEXT.split('\n').slice(0, 23), 'text']);
});

test('S11: queries like those of fish are answered while detached, in order and once', async () => {
  const sequence = '\\033[>0q\\033]11;?\\033\\\\\\033[?u\\033P+q696e646e\\033\\\\\\033[c';
  const answer = '\x1b]11;rgb:1414/1616/1a1a\x1b\\\x1b[?0u\x1b[?1;2c';
  const session = await startDetached(
    makeFolder(),
    `stty raw -echo min 0 time 50; printf '${sequence}'; dd bs=1 count=${answer.length} of=answer 2>/dev/null; ` +
      `stty min 0 time 3; dd bs=1 count=1 of=more 2>/dev/null; stty sane; ` +
      `echo "answer $(od -An -tx1 answer | tr -d ' \\n') more $(wc -c < more)"; read wait`,
  );
  await listed('it has shown its answer', server, ({ lastLine }) => lastLine.includes('more'));
  const { rows } = await seenLater(session, (all) => all.some((row) => row.includes('more')));
  const hex = Buffer.from(answer).toString('hex');
  expect(rows.join('').trim()).toContain(`answer ${hex} more 0`);
});
