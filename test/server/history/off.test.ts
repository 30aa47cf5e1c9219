// A real server that records no output. Nothing is on disk, and output beyond the memory limit is reported as a gap.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { FakeShell } from '../../fakes/fakeShell.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { until } from '../../support/until.ts';
import { Follower } from '../follower.ts';
import { startLiveServer, type LiveServer } from '../liveServer.ts';
import { id32 } from '../testClient.ts';

const KiB = 1024;
const newFolder = scratchFolders();
let server: LiveServer | undefined;
afterEach(() => server?.close());

test('R6 H1: with --history-bytes 0 the server creates no folder, and reports output that it did not retain as skipped', async () => {
  const folder = newFolder();
  const shell = new FakeShell();
  const flags = ['--history-bytes', '0', '--log-bytes', '64KiB'];
  server = await startLiveServer(folder, flags, { openShell: () => Promise.resolve(shell) });
  const size = { cols: 80, rows: 24 };
  const first = new Follower(server.url, { device: id32(1) });
  await until('welcomed', () => first.message('welcome'));
  const input = { epoch: id32(1), start: 0 };
  const target = { kind: 'local' } as const;
  first.send({ type: 'open', channel: 0, request: id32(1), target, options: {}, size, input });
  const { session } = await until('opened', () => first.message('attached'));
  const printed = Buffer.from(
    Array.from({ length: 30 * KiB }, (_, line) => `${String(line).padStart(9)}\n`).join(''),
  );
  for (let at = 0; at < printed.length; at += 16 * KiB) {
    shell.print(printed.subarray(at, at + 16 * KiB));
    await until('the output arrives', () => first.next === shell.printedBytes);
  }
  expect(first.output.equals(printed)).toBe(true);

  const attach = { session, output: null, snapshotBehindBytes: null, input, size } as const;
  const late = new Follower(server.url, {
    device: id32(2),
    attach: [{ type: 'attach', channel: 0, ...attach }],
  });
  const { output } = await until('attached', () => late.message('attached'));
  expect(output).toMatchObject({ end: printed.length, skipped: { from: 0, to: output.from, since: null } });
  expect(output.retainedFrom).toBeGreaterThan(printed.length - 2 * 64 * KiB);
  await until('the rest arrives', () => late.next === printed.length);
  expect(late.output.equals(printed.subarray(output.from))).toBe(true);

  late.send({ type: 'history', channel: 1, session, from: 0, to: null });
  const end = await until('the history ended', () => late.message('historyEnd'));
  expect(end, 'without a block').toMatchObject({ channel: 1, to: printed.length });
  expect(late.output.length).toBe(printed.length - output.from);
  const files = readdirSync(join(folder, 'state'), { recursive: true }).map(String);
  expect(files.filter((file) => /history|\.blocks$/.test(file))).toEqual([]);
  expect(existsSync(join(folder, 'history'))).toBe(false);
});
