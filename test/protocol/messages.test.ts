// Control messages: valid ones are accepted, and errors about others name the field.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MAX_CHANNELS, MAX_COLS, MAX_UP_CONTROL_BYTES } from '../../protocol/limits.ts';
import { down } from '../../protocol/messages/down.ts';
import { parseDown, parseUp } from '../../protocol/messages/parse.ts';
import { up } from '../../protocol/messages/up.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';

const id = '0123456789abcdef0123456789abcdef';
const session = `web-1.${id}`;
const size = { cols: 80, rows: 24 };
const input = { epoch: id, start: 0 };
const attach = {
  type: 'attach',
  channel: 0,
  session,
  output: { epoch: id, offset: 5, sizes: 1 },
  snapshotBehindBytes: 4_194_304,
  input,
  size,
};
const profile = {
  foreground: '#ffffff',
  background: '#000000',
  cursor: '#FF00aa',
  palette: Array<string>(16).fill('#c0ffee'),
  cellWidth: 8,
  cellHeight: 17.5,
};

const UP = [
  {
    type: 'hello',
    client: 'app',
    device: id,
    run: id,
    dial: 3,
    heartbeatMs: 12_000,
    windowBytes: 65_536,
    profile,
    attach: [attach],
  },
  attach,
  { ...attach, output: null, snapshotBehindBytes: null },
  {
    type: 'open',
    channel: 1,
    request: id,
    target: { kind: 'container', container: 'web' },
    options: { user: 'app' },
    input,
    size,
  },
  {
    type: 'open',
    channel: 1,
    request: id,
    target: { kind: 'service', service: 'web', task: '3' },
    host: 'web-2',
    options: { directory: '/srv', directoryOptional: true },
    input,
    size,
  },
  {
    type: 'open',
    channel: 1,
    request: id,
    target: { kind: 'compose', project: 'shop', service: 'api', number: 2 },
    options: {},
    input,
    size,
  },
  { type: 'detach', channel: 1 },
  { type: 'end', session },
  { type: 'resize', channel: 1, size },
  { type: 'ping', id: 1 },
  { type: 'watch', on: true },
  { type: 'list', request: 9 },
  { type: 'keep', request: 10, session, until: 1_800_000_000_000 },
  { type: 'history', channel: 2, session, from: 0, to: null },
  { type: 'profile', profile },
  { type: 'follow', channel: 1, request: 1, next: 0 },
];

const attached = {
  type: 'attached',
  channel: 0,
  session,
  output: { epoch: id, from: 5, end: 9, sizes: 1, retainedFrom: 0, skipped: null, snapshot: false },
  input: null,
  size,
  target: { kind: 'local' },
  targetName: 'this computer',
  state: { kind: 'running' },
  createdAt: 1,
};

const container = {
  id: 'c0ffee',
  name: 'web.1',
  image: 'web:3',
  state: 'running',
  labels: {},
  compose: { project: 'shop', service: 'api', number: 2 },
  swarm: { service: 'web', serviceId: 's1', task: '1', taskId: 't1', nodeId: 'n1' },
};

const DOWN = [
  {
    type: 'welcome',
    version: 1,
    server: '0.1.0',
    host: 'web-1',
    user: 'ada',
    windowBytes: 65_536,
    maxChannels: 256,
  },
  attached,
  { ...attached, state: { kind: 'ended', end: { kind: 'exited', exitCode: 0 }, at: 7 } },
  { type: 'refused', channel: 0, code: 'unknown-session', message: 'there is no such session' },
  { type: 'ended', channel: 0, end: { kind: 'closed', by: 'user' }, at: 3, outputEnd: 44 },
  { type: 'sized', channel: 0, size, at: 7, number: 2 },
  { type: 'gap', channel: 0, from: 1, to: 2, since: null, size, sizes: 2 },
  { type: 'snapshot', channel: 0, bytes: 1024 },
  { type: 'historyEnd', channel: 2, epoch: id, to: 9 },
  {
    type: 'activity',
    channel: 0,
    request: 1,
    from: 4,
    events: [
      { kind: 'command', line: 'make', exitCode: 2, startedAt: 1, at: 9, from: 10, to: 20 },
      { kind: 'command', line: null, exitCode: null, startedAt: 1, at: 9, from: 20, to: 20 },
      { kind: 'bell', at: 9, to: 21 },
    ],
    running: { line: null, startedAt: 9 },
    directory: '/srv',
    outputEnd: 22,
    now: 10,
  },
  { type: 'displaced', channel: 0 },
  { type: 'pong', id: 1 },
  {
    ...attached,
    target: { kind: 'service', service: 'web' },
    container: { id: 'c0ffee', name: 'web.1' },
    durability: 'container',
  },
  {
    type: 'ended',
    channel: 0,
    end: { kind: 'exited', exitCode: 1 },
    at: 3,
    outputEnd: 44,
    directory: '/srv',
  },
  { type: 'host', host: 'web-2', state: 'away', since: 5, message: 'host web-2 does not answer' },
  {
    type: 'host',
    host: 'web-2',
    state: 'away',
    since: 5,
    message: 'the docker engine does not answer',
    shell: { channel: 3, waitsFor: 'engine' },
  },
  { type: 'targets', local: true, engine: { state: 'up' }, containers: [] },
  {
    type: 'targets',
    host: 'web-2',
    node: 'web 2',
    local: true,
    engine: { state: 'up' },
    containers: [container],
  },
  { type: 'sessions', request: 1, sessions: [] },
  { type: 'notice', message: 'restarting', retryAfterMs: 1000 },
];

describe('C8: valid messages', () => {
  test.each(UP.map((message) => [message.type, message]))(
    'a message from a client is accepted: %s',
    (_type, message) => {
      expect(parseUp(JSON.stringify(message))).toEqual(message);
    },
  );

  test.each(DOWN.map((message) => [message.type, message]))(
    'a message from a server is accepted: %s',
    (_type, message) => {
      expect(parseDown(JSON.stringify(message))).toEqual(message);
    },
  );

  test('every message type has an example here', () => {
    const kinds = (schema: {
      readonly options: readonly { readonly entries: { readonly type: { readonly literal: string } } }[];
    }) => schema.options.map((option) => option.entries.type.literal).toSorted();
    expect([...new Set(UP.map(({ type }) => type))].toSorted()).toEqual(kinds(up));
    expect([...new Set(DOWN.map(({ type }) => type))].toSorted()).toEqual(kinds(down));
  });
});

describe('C8: invalid messages', () => {
  const refusal = (message: unknown): string => {
    const parsed = parseUp(typeof message === 'string' ? message : JSON.stringify(message));
    return parsed.type === 'malformed' ? parsed.message : `taken as ${parsed.type}`;
  };

  test.each([
    ['text that is not JSON', '{"type":', 'not JSON'],
    ['an unknown type', { type: 'sudo' }, 'type'],
    ['an unknown key', { type: 'ping', id: 1, extra: true }, 'extra'],
    ['a missing key', { type: 'resize', channel: 1 }, 'size'],
    ['a wrong type', { type: 'ping', id: '1' }, 'id'],
    ['a negative count', { type: 'ping', id: -1 }, 'id'],
    ['a fraction', { type: 'ping', id: 1.5 }, 'id'],
    ['an offset of 2^53', { ...attach, output: { epoch: id, offset: 2 ** 53, sizes: 0 } }, 'output.offset'],
    ['a channel over the limit', { type: 'detach', channel: MAX_CHANNELS }, 'channel'],
    [
      'a size over the limit',
      { type: 'resize', channel: 0, size: { cols: MAX_COLS + 1, rows: 1 } },
      'size.cols',
    ],
    ['a size of zero columns', { type: 'resize', channel: 0, size: { cols: 0, rows: 1 } }, 'size.cols'],
    ['S1: text that is not a session ID', { type: 'end', session: '../../etc' }, 'session'],
    ['an empty command', { ...UP[3], options: { command: [] } }, 'options.command'],
    ['an array', [1, 2], 'message'],
    ['null', 'null', 'message'],
    ['a message over the limit', ' '.repeat(MAX_UP_CONTROL_BYTES + 1), `over ${MAX_UP_CONTROL_BYTES}`],
    ['deep nesting', '['.repeat(30_000) + ']'.repeat(30_000), 'message'],
  ])('the error for an invalid message names the field: %s', (_name, message, named) => {
    expect(refusal(message)).toContain(named);
  });

  test('values at the limits are accepted', () => {
    expect(parseUp(JSON.stringify({ type: 'detach', channel: MAX_CHANNELS - 1 })).type).toBe('detach');
    expect(
      parseUp(JSON.stringify({ type: 'resize', channel: 0, size: { cols: MAX_COLS, rows: 1 } })).type,
    ).toBe('resize');
  });

  test('a key named __proto__ is not assigned to a prototype', () => {
    expect(refusal('{"type":"ping","id":1,"__proto__":{"polluted":true}}')).not.toContain('taken as open');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

type Pipe = readonly { readonly kind: string; readonly pipe?: Pipe }[];

/** The pipe of a schema without names and descriptions, which are not on the wire; undefined when nothing else is in it. */
function validating(pipe: Pipe): Pipe | undefined {
  const actions = pipe.filter(({ kind }) => kind !== 'metadata');
  const [schema] = actions;
  return actions.length === 1 ? schema?.pipe && validating(schema.pipe) : actions;
}

test('C2: the schema of version 1 is frozen', () => {
  const shape = JSON.stringify([up, down], (key, value: unknown) => {
    if (key === '~standard' || key === '~run' || key === 'reference') return undefined;
    if (key === 'pipe') return validating(value as Pipe);
    return value instanceof RegExp ? String(value) : value;
  });
  const hash = createHash('sha256').update(shape).digest('hex').slice(0, 16);
  expect(
    { version: PROTOCOL_VERSION, hash },
    'the wire changed: after the first release raise PROTOCOL_VERSION; note it in CHANGELOG.md; then pin the new hash',
  ).toEqual({ version: 1, hash: 'cd326d69ca9157b2' });
});
