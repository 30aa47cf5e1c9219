// Sessions across a server restart. Output that a holder kept continues exactly, and lost output is reported.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { FindShell } from '../../../server/sessions/records/restore.ts';
import type { HolderLocation, HeldState } from '../../../server/shells/shell.ts';
import { FakeShell } from '../../fakes/fakeShell.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { KiB, settled, Stage, type StageOptions } from '../stage.ts';
import { id32, type TestClient } from '../testClient.ts';

const newFolder = scratchFolders();
const PLACE: HolderLocation = { kind: 'local', folder: '/run/holder' };
const SIZE = { cols: 80, rows: 24 };
let options: StageOptions;

beforeEach(() => {
  options = { historyBytes: 1024 * KiB, stateFolder: newFolder(), location: PLACE };
});

/** State that a holder reports for a shell that has printed up to offset `end`. */
function heldState(end: number, more: Partial<HeldState> = {}): HeldState {
  return { start: 0, end, answeredTo: 0, size: SIZE, sizes: [], inputs: [], ...more };
}

/** A server run that printed `output` and then closed, or was killed. */
async function firstRun(output: string, end: 'closed' | 'killed' = 'closed') {
  const stage = new Stage(options);
  const { shell, id, client } = await stage.session();
  shell.print(output);
  await settled();
  if (end === 'closed') await stage.registry.close('server');
  return { stage, shell, id, client };
}

/** Starts the next server run on the state that `before` left, with its shell found as stated. */
async function nextRun(before: Stage, found: { shell: FakeShell; held: HeldState } | 'gone') {
  const stage = new Stage(
    {
      ...options,
      files: before.files,
      findShell: () =>
        Promise.resolve(
          found === 'gone'
            ? { kind: 'ended', end: { kind: 'container-removed', detail: 'web was removed' } }
            : { kind: 'found', ...found },
        ),
    },
    undefined,
    before.clock,
  );
  stage.registry.restoreAll();
  await settled();
  return stage;
}

function attachTo(stage: Stage, session: string, offset: number, epoch: string, device = 1): TestClient {
  const client = stage.connect('ann', { device: id32(device) });
  client.attach(1, session, { output: { epoch, offset, sizes: 0 } });
  return client;
}

test('S13: a held shell survives the server and continues where its record ends; no output is read twice', async () => {
  const { stage, shell, id } = await firstRun('one two ');
  expect([shell.fate, shell.ended, shell.acknowledged]).toEqual(['released', false, 8]);
  const again = new FakeShell(shell.epoch, PLACE);
  const next = await nextRun(stage, { shell: again, held: heldState(14) });
  expect(again.printedBytes, 'where it is read from').toBe(8);
  again.print('three ');
  const client = attachTo(next, id, 4, shell.epoch);
  await settled();
  expect(client.last('attached')).toMatchObject({
    durability: 'machine',
    output: { from: 4, retainedFrom: 0 },
  });
  expect(client.outputText(1)).toBe('two three ');
});

test('R5: a client that is ahead of the recorded output waits for the rest and receives nothing twice', async () => {
  const { stage, shell, id } = await firstRun('one two ', 'killed');
  const again = new FakeShell(shell.epoch, PLACE);
  const next = await nextRun(stage, { shell: again, held: heldState(8) });
  expect(again.printedBytes, 'nothing was recorded when it died').toBe(0);
  const client = attachTo(next, id, 7, shell.epoch);
  await settled();
  expect(client.last('attached').output).toMatchObject({ from: 7, end: 7, skipped: null, snapshot: false });
  again.print('one two ');
  again.print('three ');
  await settled();
  expect(client.outputText(1)).toBe(' three ');
  const liar = attachTo(next, id, 15, shell.epoch, 2);
  expect(liar.closed?.code).toBe(4000);
});

test('R7: input resumes where the shell had read it, and none is read twice', async () => {
  const { stage, shell, id } = await firstRun('x');
  const again = new FakeShell(shell.epoch, PLACE);
  const inputs = [{ epoch: id32(7), received: 5 }];
  const next = await nextRun(stage, { shell: again, held: heldState(1, { inputs }) });
  const client = next.connect();
  client.attach(1, id, { input: { epoch: id32(7), start: 2 } });
  await settled();
  expect(client.last('attached').input).toEqual({ received: 5, taken: 5 });
  client.type(1, 2, 'cdefg');
  await settled();
  expect(again.inputText).toBe('fg');
  expect(again.origins).toEqual([{ kind: 'client', epoch: id32(7), offset: 5 }]);
});

test('S11: the screen is rebuilt from the record, and no query is answered twice', async () => {
  const { stage, shell } = await firstRun('question?');
  const again = new FakeShell(shell.epoch, PLACE);
  const next = await nextRun(stage, { shell: again, held: heldState(20, { answeredTo: 12 }) });
  const [screen] = next.screens;
  expect(screen?.past).toEqual({ written: 9, answeredTo: 12 });
  expect(screen?.replayed.map(({ text }) => text).join('')).toBe('question?');
  screen?.answer('yes', 15);
  await settled();
  expect(again.origins).toEqual([{ kind: 'answer', outputOffset: 15 }]);
});

test('S8: the next server sends size changes that happened since the record, at their offsets', async () => {
  const { stage, shell, id } = await firstRun('12345678');
  const again = new FakeShell(shell.epoch, PLACE);
  const wide = { cols: 100, rows: 30 };
  const sizes = [
    { number: 1, at: 2, size: { cols: 90, rows: 24 } },
    { number: 2, at: 12, size: wide },
  ];
  const next = await nextRun(stage, { shell: again, held: heldState(14, { sizes, size: wide }) });
  again.print('9abc');
  again.resizedTo(wide);
  again.print('de');
  const client = next.connect();
  client.attach(1, id, { output: { epoch: shell.epoch, offset: 8, sizes: 1 }, size: wide });
  await settled();
  expect(client.last('attached')).toMatchObject({ size: { cols: 90 }, output: { sizes: 1 } });
  expect(client.last('sized')).toMatchObject({ at: 12, number: 2, size: wide });
  expect(again.sizes, 'it has that size').toEqual([]);
});

test('R6: output that the holder no longer has is reported as a gap', async () => {
  const { stage, shell, id } = await firstRun('one two ');
  const again = new FakeShell(shell.epoch, PLACE);
  const next = await nextRun(stage, { shell: again, held: heldState(200, { start: 100 }) });
  expect(again.printedBytes).toBe(100);
  again.print('late\n');
  const client = attachTo(next, id, 4, shell.epoch);
  await settled();
  expect(client.outputText(1)).toBe('two ');
  expect(client.last('gap')).toMatchObject({ from: 8 });
});

test('S5: the end of a shell that ended while no server ran is reported, with its recorded output', async () => {
  const { stage, shell, id } = await firstRun('one two ');
  const next = await nextRun(stage, 'gone');
  const client = attachTo(next, id, 4, shell.epoch);
  await settled();
  expect(client.outputText(1)).toBe('two ');
  expect(client.last('ended').end).toEqual({ kind: 'container-removed', detail: 'web was removed' });
});

test('S14: the last working directory survives a server restart', async () => {
  const stage = new Stage(options);
  const { shell, id } = await stage.session();
  shell.moveTo('/srv/app');
  await stage.registry.close('server');
  const next = await nextRun(stage, 'gone');
  const client = attachTo(next, id, 0, shell.epoch);
  await settled();
  expect(client.last('ended').directory).toBe('/srv/app');
});

test('S13: a shell without a holder is reported as ended by the server, also after a crash', async () => {
  options = { historyBytes: 1024 * KiB, stateFolder: newFolder() };
  const { stage, shell, id } = await firstRun('one two ', 'killed');
  const next = await nextRun(stage, 'gone');
  const client = attachTo(next, id, 8, shell.epoch);
  await settled();
  expect(client.last('attached')).toMatchObject({ durability: 'server', output: { from: 8 } });
  expect(client.last('ended').end).toEqual({ kind: 'closed', by: 'server' });
});

test('S5: an ended session and its files are removed an hour after its end, across restarts', async () => {
  const { stage } = await firstRun('one two ');
  const next = await nextRun(stage, 'gone');
  await next.registry.close('server');
  next.clock.advance(3_600_000);
  const last = await nextRun(next, 'gone');
  expect(last.registry.list('ann')).toHaveLength(1);
  last.registry.sweep();
  expect(last.registry.list('ann')).toEqual([]);
  expect([readdirSync(options.stateFolder ?? ''), last.files.files.size]).toEqual([[], 0]);
});

test('S2: an open that is repeated after a restart opens no second session', async () => {
  const { stage, shell, id } = await firstRun('x');
  const again = new FakeShell(shell.epoch, PLACE);
  const next = await nextRun(stage, { shell: again, held: heldState(1) });
  const client = next.connect();
  client.open(1);
  await settled();
  expect([client.last('attached').session, next.shells.length]).toEqual([id, 0]);
});

test('S3 S15: a client that attaches while the engine is unreachable is notified and waits; it may detach or end the session', async () => {
  const { stage, shell, id } = await firstRun('one');
  const again = new FakeShell(shell.epoch, PLACE);
  let find: (() => void) | undefined;
  const found = new Promise<void>((resolve) => (find = resolve));
  let reportAway: Parameters<FindShell>[2] = () => undefined;
  const next = new Stage(
    {
      ...options,
      files: stage.files,
      findShell: async (_place, _session, onAway) => {
        reportAway = onAway;
        reportAway({ waitsFor: 'engine', message: 'the engine does not answer', since: 5 });
        await found;
        return { kind: 'found', shell: again, held: heldState(3) };
      },
    },
    undefined,
    stage.clock,
  );
  next.registry.restoreAll();
  const [waiting, leaving] = [attachTo(next, id, 0, shell.epoch), attachTo(next, id, 0, shell.epoch, 2)];
  const stranger = next.connect('eve');
  stranger.attach(1, id);
  leaving.send({ type: 'detach', channel: 1 });
  await settled();
  const shell1 = (waitsFor: string | null): object => ({ shell: { channel: 1, waitsFor } });
  expect(waiting.messages).toMatchObject([{ type: 'welcome' }, { state: 'away', ...shell1('engine') }]);
  reportAway(null);
  expect(waiting.messages.slice(2)).toMatchObject([{ state: 'up', ...shell1(null) }]);
  expect(stranger.all('host')).toEqual([]);
  const listed = { session: id, targetName: 'this computer', state: { kind: 'running' }, attachments: 0 };
  expect([next.registry.list('ann'), next.registry.list('eve')]).toMatchObject([[listed], []]);
  expect(stranger.last('refused').code).toBe('unknown-session');
  find?.();
  await settled();
  expect(waiting.outputText(1)).toBe('one');
  expect(next.registry.list('ann')).toMatchObject([{ ...listed, attachments: 1 }]);
  expect(leaving.messages.map(({ type }) => type)).toEqual(['welcome', 'host']);
});

test('S1: a shell with another epoch or a damaged record does not become a session', async () => {
  const { stage, id } = await firstRun('one');
  const stranger = new FakeShell(id32(9), PLACE);
  const folder = options.stateFolder ?? '';
  writeFileSync(join(folder, 'broken.json'), '{"version":7}');
  const next = await nextRun(stage, { shell: stranger, held: heldState(3) });
  expect(next.registry.list('ann')).toMatchObject([{ session: id, state: { kind: 'ended' } }]);
  expect(stranger.fate).toBe('released');
  expect(readFileSync(join(folder, 'broken.json.bad'), 'utf8')).toBe('{"version":7}');
  expect(next.logged.join('\n')).toContain('set aside');
});
