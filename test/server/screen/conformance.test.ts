// Every question, asked of a real server over real sockets in every situation: each is answered once, as xterm.js would.
import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { Attach } from '../../../protocol/messages/attach.ts';
import { decodeSnapshot } from '../../../terminal/snapshotBytes.ts';
import { silenceAnswers } from '../../../renderer/terminal/replay/silentRequests.ts';
import { COLOUR_REQUEST, inputHandlerOf } from '../../../server/screen/internals.ts';
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

/** Asked last: when it is answered, everything is. No other answer is like it. */
const LAST = '\x1b[19;77H\x1b[6n';
const LAST_ANSWER = '\x1b[19;77R';
const outputOf = (queries: readonly Query[]): string =>
  queries.map(({ given, ask }) => FORGET + given + ask).join('') + FORGET;
const answersOf = (queries: readonly Query[]): string => queries.map(({ answer }) => answer).join('');
const QUESTIONS = outputOf(QUERIES);
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

  /** Everything that was typed into the shell, once what is printed so far was answered. */
  async answers(focus = 'O'): Promise<void> {
    this.shell.print(LAST);
    const expected = answersOf(QUERIES).replaceAll('\x1b[O', `\x1b[${focus}`);
    await until('answered', () => this.shell.inputText.endsWith(LAST_ANSWER));
    expect(JSON.stringify(this.shell.inputText)).toBe(JSON.stringify(expected + LAST_ANSWER));
  }
}

test('S11: attached', async () => {
  const stage = new Stage();
  await stage.start();
  stage.shell.print(QUESTIONS);
  await stage.answers('I');
});

test('S11: detached', async () => {
  const stage = new Stage();
  const client = await stage.start();
  await leave(server, client);
  stage.shell.print(QUESTIONS);
  await stage.answers();
});

test('S11: with two clients', async () => {
  const stage = new Stage();
  await stage.start();
  await stage.attach(2);
  stage.shell.print(QUESTIONS);
  await stage.answers('I');
});

test('S11: asked while away, and replayed to who comes back and to a second device', async () => {
  const stage = new Stage();
  const client = await stage.start();
  await leave(server, client);
  stage.shell.print(QUESTIONS);
  const clients = [await stage.attach(1), await stage.attach(2)];
  await until('replayed', () => clients.every(({ next }) => next === stage.shell.printedBytes));
  await stage.answers();
});

test('S11: cut anywhere by clients that leave and come back', async () => {
  const random = seededRandom('conformance');
  const stage = new Stage();
  let client: Follower | undefined = await stage.start();
  const queries = QUERIES.filter(({ ask }) => !ask.includes('1004h'));
  const questions = Buffer.from(outputOf(queries));
  for (let at = 0; at < questions.length;) {
    const end = at + 1 + Math.floor((random() * questions.length) / 6);
    stage.shell.print(questions.subarray(at, end));
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

test('S11 R11: across a resume with a snapshot, which asks nothing itself', async () => {
  const stage = new Stage();
  const first = await stage.start();
  await leave(server, first);
  stage.shell.print(QUESTIONS);
  const client = await stage.attach(1, { snapshotBehindBytes: 10 });
  const { bytes } = await until('a snapshot', () => client.message('snapshot'));
  await until('all of it', () => client.snapshot.length === bytes);
  const snapshot = decodeSnapshot(inflateRawSync(client.snapshot));
  if ('kind' in snapshot) throw new Error(snapshot.message);
  await stage.answers();
  await until('then what follows', () => client.next === stage.shell.printedBytes);
  const before = stage.shell.inputText;
  stage.shell.print(snapshot.text);
  stage.shell.print(LAST);
  await until('answered', () => stage.shell.inputText.length > before.length);
  expect(stage.shell.inputText.slice(before.length).replace('\x1b[I', '')).toBe(LAST_ANSWER);
});

test('S11: a client’s terminal, asked all of that, says nothing', async () => {
  const windowOptions = { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true };
  const terminal = new Terminal({ ...QUERY_SIZE, windowOptions, allowProposedApi: true });
  const said: unknown[] = [];
  silenceAnswers(terminal.parser);
  terminal.onData((data) => said.push(data));
  const inside = inputHandlerOf(terminal);
  inside.onRequestWindowsOptionsReport((what) => said.push(what));
  inside.onColor((requests) => said.push(...requests.filter(({ type }) => type === COLOUR_REQUEST.report)));
  await new Promise<void>((resolve) => terminal.write(QUESTIONS, resolve));
  expect(said).toEqual([]);
});
