// Numbered events of a session. Each client receives each event once.
import { expect, test } from 'vitest';
import { MAX_ACTIVITY_EVENTS } from '../../../protocol/limits.ts';
import { ActivityLog } from '../../../server/sessions/activityLog.ts';
import { SIZE, id32 } from '../testClient.ts';
import { Stage } from '../stage.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const ran = (line: string, exitCode: number): string =>
  `\x1b]133;C;cmdline_url=${line}\x07${line}\r\n\x1b]133;D;${exitCode}\x07`;

test('A1: a command is an event with its line, exit code, times and output range', async () => {
  const stage = new Stage();
  const { client, shell } = await stage.session();
  const began = stage.clock.now();
  shell.print('$ \x1b]133;C;cmdline_url=make\x07done\r\n');
  stage.clock.advance(5_000);
  shell.print('\x1b]133;D;2\x07');
  client.send({ type: 'follow', channel: 1, request: 1, next: 0 });
  expect(client.last('activity')).toEqual({
    type: 'activity',
    channel: 1,
    request: 1,
    from: 0,
    events: [
      { kind: 'command', line: 'make', exitCode: 2, startedAt: began, at: began + 5_000, from: 27, to: 43 },
    ],
    running: null,
    directory: null,
    outputEnd: 43,
    now: began + 5_000,
  });
});

test('A2: a client that follows gets earlier events in the answer and later ones as they happen, each once', async () => {
  const stage = new Stage();
  const { client, shell } = await stage.session();
  shell.print(ran('first', 0));
  expect(client.all('activity')).toEqual([]);
  client.send({ type: 'follow', channel: 1, request: 7, next: 0 });
  shell.print(ran('second', 1));
  const heard = client
    .all('activity')
    .flatMap(({ events }) => events.map((event) => (event.kind === 'command' ? event.line : 'bell')));
  expect(heard).toEqual(['first', 'second']);
  client.send({ type: 'follow', channel: 1, request: 8, next: 2 });
  expect(client.last('activity')).toMatchObject({ request: 8, from: 2, events: [] });
});

test('A2: a returning client receives the events it missed from the next number on', async () => {
  const stage = new Stage();
  const { client, shell, id } = await stage.session();
  shell.print(ran('before', 0));
  client.pair.cut();
  shell.print(ran('missed', 3));
  const again = stage.connect('ann', { dial: 2 });
  again.attach(1, id, { size: SIZE, input: { epoch: id32('b'), start: 0 } });
  again.send({ type: 'follow', channel: 1, request: 1, next: 1 });
  expect(again.last('activity')).toMatchObject({ from: 1, events: [{ line: 'missed', exitCode: 3 }] });
});

test('A1: activity has the running command and the directory, and a command’s end without a start is not an event', async () => {
  const stage = new Stage();
  const { client, shell } = await stage.session();
  client.send({ type: 'follow', channel: 1, request: 1, next: 0 });
  shell.print('\x1b]133;D;0\x07\x1b]7;file://localhost/srv\x07\x1b]133;C;cmdline_url=top\x07');
  expect(client.last('activity')).toMatchObject({
    events: [],
    directory: '/srv',
    running: { line: 'top', startedAt: stage.clock.now() },
  });
});

test('A1: bells within a second are one event', async () => {
  const stage = new Stage();
  const { client, shell } = await stage.session();
  client.send({ type: 'follow', channel: 1, request: 1, next: 0 });
  shell.print('\x07\x07');
  stage.clock.advance(400);
  shell.print('\x07');
  stage.clock.advance(700);
  shell.print('\x07');
  expect(client.all('activity').flatMap(({ events }) => events)).toMatchObject([
    { kind: 'bell', to: 1 },
    { kind: 'bell', to: 4 },
  ]);
});

test('A1: a session retains its newest events, and the answer states the number of the first one', () => {
  const log = new ActivityLog(undefined, () => undefined);
  for (let number = 0; number <= MAX_ACTIVITY_EVENTS; number += 1)
    log.printed(number * 1000, bytesOf(ran(`c${number}`, 0)), number);
  expect(log.after(0)).toMatchObject({ from: 1 });
  expect(log.after(0).events).toHaveLength(MAX_ACTIVITY_EVENTS);
  expect(log.after(9_999)).toMatchObject({ from: MAX_ACTIVITY_EVENTS + 1, events: [] });
});

test('A1: numbers and events continue after a server restart', () => {
  const log = new ActivityLog(undefined, () => undefined);
  log.printed(0, bytesOf(`${ran('one', 0)}\x1b]7;file://h/srv\x07`), 5);
  const later = new ActivityLog(log.recorded, () => undefined);
  later.printed(100, bytesOf(ran('two', 1)), 6);
  expect(later.after(0)).toMatchObject({
    from: 0,
    events: [{ line: 'one' }, { line: 'two' }],
    directory: '/srv',
  });
});

test('A1: a command whose end may be lost with output is not reported as finished', () => {
  const log = new ActivityLog(undefined, () => undefined);
  log.printed(0, bytesOf('\x1b]133;C\x07'), 1);
  log.skipped();
  log.printed(500, bytesOf('\x1b]133;D;0\x07'), 2);
  expect(log.after(0)).toMatchObject({ events: [], running: null });
});

/** Marks of the shell with that identity. */
const markedBy = (shell: string) => ({
  prompt: `\x1b]133;A;aid=${shell};host=here\x07$ \x1b]133;B;aid=${shell}\x07`,
  begun: (line: string): string => `\x1b]133;C;aid=${shell};cmdline_url=${line}\x07`,
  ended: (code: number): string => `\x1b]133;D;${code};aid=${shell}\x07`,
});

/** A prompt, a command that ends, and one that runs. */
const innerMarks = (identity: string): string =>
  ['D;0', 'A', 'B', 'C;cmdline_url=ls', 'D;0', 'A', 'B', 'C;cmdline_url=exit']
    .map((mark) => `\x1b]133;${mark}${identity}\x07`)
    .join('');

test.each([
  ['with an identity', ';aid=inner'],
  ['without an identity', ''],
])('A5: marks of a shell inside a command, %s, do not end the command', (_kind, identity) => {
  const outer = markedBy('outer');
  const log = new ActivityLog(undefined, () => undefined);
  const print = (text: string): void => log.printed(0, bytesOf(text), 1);
  print(`${outer.prompt}${outer.begun('ssh')}${innerMarks(identity)}`);
  expect(log.after(0)).toMatchObject({ events: [], running: { line: 'ssh' } });
  print(`${outer.ended(7)}${outer.prompt}`);
  expect(log.after(0)).toMatchObject({ events: [{ line: 'ssh', exitCode: 7 }], running: null });
});

test('A5: directories of other hosts are ignored', () => {
  const log = new ActivityLog(undefined, () => undefined, ['here.example.org']);
  const print = (text: string): void => log.printed(0, bytesOf(text), 1);
  print('\x1b]7;file://HERE/srv\x07\x1b]7;file://other/usr/share\x07');
  expect(log.after(0).directory).toBe('/srv');
  const { prompt, begun } = markedBy('outer');
  print(`${prompt}${begun('ssh')}\x1b]633;P;Cwd=/remote\x07`);
  expect(log.after(0).directory).toBe('/srv');
});

test('A5: the host of a container is known from its shell’s prompt', () => {
  const log = new ActivityLog(undefined, () => undefined);
  const print = (text: string): void => log.printed(0, bytesOf(text), 1);
  print(`${markedBy('outer').prompt}\x1b]7;file://here/srv\x07\x1b]7;file://other/usr\x07`);
  expect(log.after(0).directory).toBe('/srv');
});

test('A3: commands that were pasted at once each end, although their shell marks only the last end', () => {
  const log = new ActivityLog(undefined, () => undefined);
  const { begun, ended } = markedBy('one');
  log.printed(0, bytesOf(`${begun('a')}${begun('b')}${ended(3)}`), 1);
  expect(log.after(0)).toMatchObject({
    events: [
      { line: 'a', exitCode: null },
      { line: 'b', exitCode: 3 },
    ],
    running: null,
  });
});
