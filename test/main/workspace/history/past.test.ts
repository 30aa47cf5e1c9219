// Earlier output of a pane, with real journals, terminals and history in memory.
import { expect, onTestFinished, test } from 'vitest';
import { createWorld, settle, SETTLE_ROUNDS, type World, type WorldOptions } from '../../../model/world.ts';
import { createStage } from '../../../renderer/headless.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';

const MiB = 1024 * 1024;
const LINES = 50;
const newFolder = scratchFolders();

async function opened(options: WorldOptions = {}) {
  const world = await createWorld(newFolder(), {
    scrollbackLines: LINES,
    snapshotBehindBytes: 4 * MiB,
    logBytes: 8 * MiB,
    historyBytes: 64 * MiB,
    ...options,
  });
  const [device] = world.devices;
  if (device === undefined) throw new Error('there is no device');
  onTestFinished(() => device.stop());
  return { world, device };
}

/** Waits until nothing is in transit. */
async function quiet({ devices, stage }: World): Promise<void> {
  const isLoading = (): boolean => devices.some(({ pane }) => pane.view.loading !== null);
  for (let round = 0; round < 20 || isLoading(); round += 1) {
    if (round > SETTLE_ROUNDS) throw new Error('the load does not end');
    await settle(devices);
    stage.clock.advance(100);
  }
}

/** Prints lines numbered `from` to `to`, each after the text `before`, in pieces. */
async function print(world: World, from: number, to: number, before = ''): Promise<void> {
  for (let line = from; line <= to;) {
    let text = '';
    for (; line <= to && text.length < 16_384; line += 1) text += `${before}${line}\r\n`;
    world.shell.print(text);
    await settle(world.devices);
  }
  await quiet(world);
}

/** First line of the terminal. */
function firstLine({ page }: { readonly page: ReturnType<typeof createStage> }): string {
  return page.terminal.buffer.normal.getLine(0)?.translateToString(true) ?? '';
}

test('H1: lines that left the scrollback can be loaded from the journal without a server', async () => {
  const { world, device } = await opened();
  await print(world, 1, LINES);
  expect(device.pane.view.earlierBytes).toBe(0);
  await print(world, LINES + 1, 1_000);
  expect(firstLine(device)).not.toBe('1');
  expect(device.pane.view.earlierBytes).toBeGreaterThan(0);
  device.cut();
  await quiet(world);
  device.pane.loadPast();
  await quiet(world);
  expect(firstLine(device)).toBe('1');
  expect(device.pane.view.earlierBytes).toBe(0);
});

test('loaded lines stay, also after a restart and more output', async () => {
  const { world, device } = await opened();
  await print(world, 1, 1_000);
  device.pane.loadPast();
  await print(world, 1_001, 1_200);
  device.kill();
  await quiet(world);
  await print(world, 1_201, 1_500);
  expect(firstLine(device)).toBe('1');
  expect(device.pane.view.earlierBytes).toBe(0);
});

test('lines in the journal can be loaded after a restart and after a reload of the page', async () => {
  const { world, device } = await opened();
  await print(world, 1, 1_000);
  for (const again of [() => device.kill(), () => device.reload()]) {
    again();
    await quiet(world);
    expect(firstLine(device)).not.toBe('1');
    expect(device.pane.view.earlierBytes).toBeGreaterThan(0);
  }
  device.pane.loadPast();
  await quiet(world);
  expect(firstLine(device)).toBe('1');
});

test(
  'H1: lines that a checkpoint removed from the journal are fetched from the server',
  { timeout: 60_000 },
  async () => {
    const { world, device } = await opened({ savesScreens: false });
    const last = 45_000;
    // Lines of a hundred bytes.
    await print(world, 1, last, '\u001b[0m'.repeat(25));
    const { begins } = device.pane.record;
    // The journal was compacted: it is smaller than the output, and starts at its first line.
    expect(device.pane.journal.handle.storage.size()).toBeLessThan(5 * MiB);
    expect(begins).toBeGreaterThan(3 * MiB);
    expect(device.pane.view.earlierBytes).toBeGreaterThan(begins);
    device.pane.loadPast();
    await quiet(world);
    // Lines that left the scrollback after the checkpoint were loaded first, from the journal.
    const shown = Number.parseInt(firstLine(device), 10);
    expect(shown).toBeGreaterThan(1);
    for (let loads = 0; device.pane.view.earlierBytes > 0; loads += 1) {
      const before = device.pane.view.earlierBytes;
      device.pane.loadPast();
      await quiet(world);
      expect(device.pane.view.earlierBytes).toBeLessThan(before);
      expect(loads).toBeLessThan(4);
    }
    expect(firstLine(device)).toBe('1');
    const { normal } = device.page.terminal.buffer;
    const numbers = Array.from({ length: last }, (_, line) =>
      Number.parseInt(normal.getLine(line)?.translateToString() ?? '', 10),
    );
    expect(numbers.every((number, index) => number === index + 1)).toBe(true);
  },
);

function linesOf({ page }: { readonly page: ReturnType<typeof createStage> }): string[] {
  const { normal } = page.terminal.buffer;
  return Array.from(
    { length: normal.length },
    (_, line) => normal.getLine(line)?.translateToString(true) ?? '',
  );
}

const numbersOf = (lines: readonly string[]): number[] =>
  lines.filter((line) => /^\d+$/.test(line)).map(Number);
const counting = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Disconnects while lines up to `last` are printed, and reconnects with a snapshot. */
async function awayUntil(world: World, device: World['devices'][number], last: number): Promise<void> {
  await print(world, 1_000, 1_010);
  device.cut();
  await print(world, 1_011, last);
  device.restore();
  // The snapshot is compressed outside of this thread, which takes longer on a busy machine.
  for (let round = 0; device.pane.view.skipped === null && round < SETTLE_ROUNDS; round += 1)
    await quiet(world);
  await quiet(world);
  expect(device.pane.view.skipped).not.toBeNull();
}

test('R11: after a crash before the record was stored, the journal provides the skipped range and its start', async () => {
  const { world, device } = await opened({ ...SMALL });
  await print(world, 1_000, 1_010);
  const { record } = device.pane;
  await awayUntil(world, device, 30_000);
  const { skipped, begins } = device.pane.record;
  device.cut();
  device.kill(record);
  await quiet(world);
  expect(device.pane.record).toMatchObject({ begins, skipped: { ...skipped, since: null } });
  device.restore();
  device.pane.loadPast();
  await quiet(world);
  expect(numbersOf(linesOf(device))).toEqual([...counting(1_000, 1_010), ...counting(1_000, 30_000)]);
});

const SMALL = { logBytes: 1_024, snapshotBehindBytes: 300, scrollbackLines: 10_000 };

test('each further load fetches a step of output, up to the max size of a terminal', async () => {
  const past = { stepBytes: 12_000, maxBytes: 80_000 };
  const { world, device } = await opened({ ...SMALL, past });
  await awayUntil(world, device, 30_000);
  device.pane.past.dismiss();
  let first = Number.POSITIVE_INFINITY;
  let loads = 0;
  for (; device.pane.view.earlierBytes > 0; loads += 1) {
    const before = device.pane.view.earlierBytes;
    expect(device.pane.view.savedOnly).toBe(false);
    device.pane.loadPast();
    await quiet(world);
    // The first line may be cut.
    const numbers = numbersOf(linesOf(device).slice(1));
    expect(numbers[0]).toBeLessThan(first);
    expect(before - device.pane.view.earlierBytes).toBeLessThanOrEqual(past.stepBytes);
    first = numbers[0] ?? 0;
    expect(numbers).toEqual(counting(first, 30_000));
  }
  expect(loads).toBeGreaterThan(2);
  expect(world.shell.printedBytes - device.pane.record.begins).toBeLessThanOrEqual(past.maxBytes);
  // The rest can only be saved to a file.
  expect(device.pane.view.savedOnly).toBe(true);
  const lines = linesOf(device);
  device.pane.loadPast();
  await quiet(world);
  expect(linesOf(device)).toEqual(lines);
});

test('a skipped range above the max size keeps the output before it, with a mark for the part left out', async () => {
  const { world, device } = await opened({ ...SMALL, past: { stepBytes: 1_200, maxBytes: 6_000 } });
  await awayUntil(world, device, 4_000);
  device.pane.loadPast();
  await quiet(world);
  const lines = linesOf(device);
  const mark = lines.findIndex((line) => line.startsWith('── '));
  expect(numbersOf(lines.slice(0, mark))).toEqual(counting(1_000, 1_010));
  expect(lines.slice(mark, mark + 5).join('')).toContain('use “Save output…”');
  // The first line after the mark may be cut.
  const numbers = numbersOf(lines.slice(mark)).slice(1);
  expect(numbers).toEqual(counting(numbers[0] ?? 0, 4_000));
  expect(numbers.length).toBeGreaterThan(950);
  expect(device.pane.view).toMatchObject({ skipped: null, earlierBytes: 0, savedOnly: true });
  device.kill();
  await quiet(world);
  expect(linesOf(device)).toEqual(lines);
});
