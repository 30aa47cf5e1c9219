// What a tab can show of earlier output: real journals, terminals and history, in memory.
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

/** Lets everything that is under way arrive. */
async function quiet({ devices, stage }: World): Promise<void> {
  const isLoading = (): boolean => devices.some(({ pane }) => pane.view.loading !== null);
  for (let round = 0; round < 20 || isLoading(); round += 1) {
    if (round > SETTLE_ROUNDS) throw new Error('the load does not end');
    await settle(devices);
    stage.clock.advance(100);
  }
}

/** Prints numbered lines, `from` to `to`, each behind `before`, in pieces. */
async function print(world: World, from: number, to: number, before = ''): Promise<void> {
  for (let line = from; line <= to;) {
    let text = '';
    for (; line <= to && text.length < 16_384; line += 1) text += `${before}${line}\r\n`;
    world.shell.print(text);
    await settle(world.devices);
  }
  await quiet(world);
}

/** The first line that the terminal has. */
function firstLine({ page }: { readonly page: ReturnType<typeof createStage> }): string {
  return page.terminal.buffer.normal.getLine(0)?.translateToString(true) ?? '';
}

test('H1: lines that fell out of the scrollback are offered, and shown again from the journal, without a server', async () => {
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

test('what was shown again stays, over a restart and whatever comes', async () => {
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

test('what was only saved is offered again after a restart, and a page that is loaded anew offers the same', async () => {
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
  'H1: lines that the journal gave up with a checkpoint come from the server',
  { timeout: 60_000 },
  async () => {
    const { world, device } = await opened({ savesScreens: false });
    const last = 45_000;
    // A line of a hundred bytes.
    await print(world, 1, last, '\u001b[0m'.repeat(25));
    const { begins } = device.pane.record;
    // The journal was compacted: it is smaller than what was printed, and begins where its lines do.
    expect(device.pane.journal.handle.storage.size()).toBeLessThan(5 * MiB);
    expect(begins).toBeGreaterThan(3 * MiB);
    expect(device.pane.view.earlierBytes).toBeGreaterThan(begins);
    device.pane.loadPast();
    await quiet(world);
    // The lines that had fallen out of the scrollback since the checkpoint came first, from the journal.
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

/** Away while lines up to `last` are printed, and back with a snapshot of the last ones. */
async function awayUntil(world: World, device: World['devices'][number], last: number): Promise<void> {
  await print(world, 1_000, 1_010);
  device.cut();
  await print(world, 1_011, last);
  device.restore();
  await quiet(world);
  expect(device.pane.view.skipped).not.toBeNull();
}

test('R11: after a crash before the tab was stored the journal still knows what is skipped, and from where it has output', async () => {
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

test('every further load fetches a step and shows more, up to what a terminal is filled with', async () => {
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
    // The first line may be the end of one.
    const numbers = numbersOf(linesOf(device).slice(1));
    expect(numbers[0]).toBeLessThan(first);
    expect(before - device.pane.view.earlierBytes).toBeLessThanOrEqual(past.stepBytes);
    first = numbers[0] ?? 0;
    expect(numbers).toEqual(counting(first, 30_000));
  }
  expect(loads).toBeGreaterThan(2);
  expect(world.shell.printedBytes - device.pane.record.begins).toBeLessThanOrEqual(past.maxBytes);
  // The rest is there, and for a file alone.
  expect(device.pane.view.savedOnly).toBe(true);
  const lines = linesOf(device);
  device.pane.loadPast();
  await quiet(world);
  expect(linesOf(device)).toEqual(lines);
});

test('a skip that is more than a terminal is filled with keeps what stood before it, and says what is left out', async () => {
  const { world, device } = await opened({ ...SMALL, past: { stepBytes: 1_200, maxBytes: 6_000 } });
  await awayUntil(world, device, 4_000);
  device.pane.loadPast();
  await quiet(world);
  const lines = linesOf(device);
  const mark = lines.findIndex((line) => line.startsWith('── '));
  expect(numbersOf(lines.slice(0, mark))).toEqual(counting(1_000, 1_010));
  expect(lines.slice(mark, mark + 5).join('')).toContain('use “Save output…”');
  // The first line behind the mark may be the end of one.
  const numbers = numbersOf(lines.slice(mark)).slice(1);
  expect(numbers).toEqual(counting(numbers[0] ?? 0, 4_000));
  expect(numbers.length).toBeGreaterThan(950);
  expect(device.pane.view).toMatchObject({ skipped: null, earlierBytes: 0, savedOnly: true });
  device.kill();
  await quiet(world);
  expect(linesOf(device)).toEqual(lines);
});
