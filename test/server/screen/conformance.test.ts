// Every query is sent to a real server over real sockets in every situation. It is answered once, with the reply of xterm.js.
import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { Attach } from '../../../protocol/messages/attach.ts';
import { decodeSnapshot } from '../../../terminal/snapshotBytes.ts';
import { silenceAnswers } from '../../../renderer/terminal/replay/silentRequests.ts';
import { inputHandlerOf } from '../../../server/screen/internals.ts';
import { COLOR_REQUEST } from '../../../terminal/terminalInternals.ts';
import { FakeShell } from '../../fakes/fakeShell.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { until } from '../../support/until.ts';
import { Follower, leave } from '../follower.ts';
import { startLiveServer, type LiveServer } from '../liveServer.ts';
import { id32 } from '../testClient.ts';
import { FORGET, QUERIES, QUERY_PROFILE, QUERY_SIZE, type Query } from './queries.ts';

const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

const folder = scratchFolders();
let server: LiveServer | undefined;
afterEach(() => server?.close());

/** Last query. Its answer is unique and comes after all others. */
const LAST = '\x1b[19;77H\x1b[6n';
const LAST_ANSWER = '\x1b[19;77R';
const outputOf = (queries: readonly Query[]): string =>
  queries.map(({ setup, sequence }) => FORGET + setup + sequence).join('') + FORGET;
const answersOf = (queries: readonly Query[]): string => queries.map(({ answer }) => answer).join('');
const ALL_QUERIES = outputOf(QUERIES);
const input = { epoch: id32(1), start: 0 };

/** One session, with a first client that is attached to it. */
class Stage {
  readonly shell = new FakeShell();
  #url = '';
  #dials = 0;
  session = '';

  async start(): Promise<Follower> {
    const { shell } = this;
    server = await startLiveServer(folder(), [], { openShell: () => Promise.resolve(shell) });
    this.#url = server.url;
    const client = new Follower(this.#url, { device: id32(1), dial: ++this.#dials, profile: QUERY_PROFILE });
    await until('welcomed', () => client.message('welcome'));
    const target = { kind: 'local' } as const;
    client.send({ type: 'open', channel: 0, request: id32(1), target, options: {}, size: QUERY_SIZE, input });
    this.session = (await until('opened', () => client.message('attached'))).session;
    return client;
  }

  async attach(device: number, more: Partial<Attach> = {}): Promise<Follower> {
    const attach: Attach = {
      type: 'attach',
      channel: 0,
      session: this.session,
      output: null,
      snapshotBehindBytes: null,
      input,
      size: QUERY_SIZE,
      ...more,
    };
    const client = new Follower(this.#url, {
      device: id32(device),
      dial: ++this.#dials,
      profile: QUERY_PROFILE,
      attach: [attach],
    });
    await until('attached', () => client.message('attached'));
    return client;
  }

  /** Expects the answers to all queries in the shell's input. */
  async answers(focus = 'O'): Promise<void> {
    this.shell.print(LAST);
    const expected = answersOf(QUERIES).replaceAll('\x1b[O', `\x1b[${focus}`);
    await until('answered', () => this.shell.inputText.endsWith(LAST_ANSWER));
    expect(JSON.stringify(this.shell.inputText)).toBe(JSON.stringify(expected + LAST_ANSWER));
  }
}

test('S11: every query is answered while a client is attached', async () => {
  const stage = new Stage();
  await stage.start();
  stage.shell.print(ALL_QUERIES);
  await stage.answers('I');
});

test('S11: every query is answered while no client is attached', async () => {
  const stage = new Stage();
  const client = await stage.start();
  await leave(server, client);
  stage.shell.print(ALL_QUERIES);
  await stage.answers();
});

test('S11: every query is answered once with two clients', async () => {
  const stage = new Stage();
  await stage.start();
  await stage.attach(2);
  stage.shell.print(ALL_QUERIES);
  await stage.answers('I');
});

test('S11: queries that were answered while detached are not answered again when a client replays the output', async () => {
  const stage = new Stage();
  const client = await stage.start();
  await leave(server, client);
  stage.shell.print(ALL_QUERIES);
  const clients = [await stage.attach(1), await stage.attach(2)];
  await until('replayed', () => clients.every(({ next }) => next === stage.shell.printedBytes));
  await stage.answers();
});

test('S11: every query is answered once while clients attach and detach in the middle of it', async () => {
  const random = seededRandom('conformance');
  const stage = new Stage();
  let client: Follower | undefined = await stage.start();
  const queries = QUERIES.filter(({ sequence }) => !sequence.includes('1004h'));
  const output = Buffer.from(outputOf(queries));
  for (let at = 0; at < output.length;) {
    const end = at + 1 + Math.floor((random() * output.length) / 6);
    stage.shell.print(output.subarray(at, end));
    at = end;
    if (client === undefined) client = await stage.attach(1);
    else {
      await leave(server, client);
      client = undefined;
    }
  }
  stage.shell.print(LAST);
  await until('answered', () => stage.shell.inputText.endsWith(LAST_ANSWER));
  expect(JSON.stringify(stage.shell.inputText)).toBe(JSON.stringify(answersOf(queries) + LAST_ANSWER));
});

test('S11 R11: every query is answered once across a resume with a snapshot, which contains no query', async () => {
  const stage = new Stage();
  const first = await stage.start();
  await leave(server, first);
  stage.shell.print(ALL_QUERIES);
  const client = await stage.attach(1, { snapshotBehindBytes: 10 });
  const { bytes } = await until('a snapshot', () => client.message('snapshot'));
  await until('the complete snapshot', () => client.snapshot.length === bytes);
  const snapshot = decodeSnapshot(inflateRawSync(client.snapshot));
  if ('kind' in snapshot) throw new Error(snapshot.message);
  await stage.answers();
  await until('the output after it', () => client.next === stage.shell.printedBytes);
  const before = stage.shell.inputText;
  stage.shell.print(snapshot.text);
  stage.shell.print(LAST);
  await until('answered', () => stage.shell.inputText.length > before.length);
  expect(stage.shell.inputText.slice(before.length).replace('\x1b[I', '')).toBe(LAST_ANSWER);
});

test('S11: a client’s terminal answers none of the queries', async () => {
  const windowOptions = { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true };
  const terminal = new Terminal({ ...QUERY_SIZE, windowOptions, allowProposedApi: true });
  const replies: unknown[] = [];
  silenceAnswers(terminal.parser);
  terminal.onData((data) => replies.push(data));
  const inside = inputHandlerOf(terminal);
  inside.onRequestWindowsOptionsReport((report) => replies.push(report));
  inside.onColor((requests) => replies.push(...requests.filter(({ type }) => type === COLOR_REQUEST.report)));
  await new Promise<void>((resolve) => terminal.write(ALL_QUERIES, resolve));
  expect(replies).toEqual([]);
});
