// Model test with random schedules over the whole path, except sockets and windows. In the end all devices have equal
// terminals.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Size } from '../../protocol/messages/common.ts';
import { resizeTerminal } from '../../terminal/resizeTerminal.ts';
import { createStage } from '../renderer/headless.ts';
import { SCROLLBACK_LINES } from './device.ts';
import { expectSameTerminal } from '../support/sameTerminal.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { expectPrinted, storedRanges, loadAll } from './loadAll.ts';
import type { TtyEvent } from './realScreens.ts';
import { createWorld, settle, SETTLE_ROUNDS, type World } from './world.ts';

const RUNS = Number(process.env['HOLDFAST_MODEL_RUNS'] ?? 500);
const MiB = 1024 * 1024;
const ESC = '\u001b';

type Terminal = ReturnType<typeof createStage>['terminal'];

type Step =
  | { readonly kind: 'print'; readonly text: string }
  | {
      readonly kind:
        | 'type'
        | 'cut'
        | 'restore'
        | 'slowDown'
        | 'speedUp'
        | 'reload'
        | 'kill'
        | 'load'
        | 'checkpoint';
      readonly deviceIndex: number;
    }
  | { readonly kind: 'deliver'; readonly deviceIndex: number; readonly count: number }
  | { readonly kind: 'resize'; readonly deviceIndex: number; readonly size: Size }
  | { readonly kind: 'join' }
  | { readonly kind: 'disk'; readonly isFull: boolean }
  | { readonly kind: 'wait'; readonly ms: number };

/**
 * Sequences without their escape character; `_` stands for a bell. States that no sequence can restore are left to the snapshot
 * tests.
 */
const SEQUENCES =
  '[1m [31m [38;2;1;200;3m [48;5;200m [7m [0m [K [2K [J [2J [H [3;5H [A [5C [2;4r [r [?6h [?6l 7 M D [?7l [?7h ' +
  '[4h [4l [L [M [P [@ ]8;;https://a.test/x_ ]8;id=one;https://b.test_ ]8;;_ ]8;;_ [?1049h [?1049l [?2004h [?1000h [?1006h [?25l [?25h (0 (B [S [T ]0;title_ = > [?1h [?1l';

/** Text as programs print it: wrapped lines, colors, wide and combined characters, and switches to the alternate screen. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 30 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('\r\n', '\n', '\r', '\t', '\b', '漢字', 'e\u0301', '👍', '\u0007'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...SEQUENCES.split(' ')).map((rest) => ESC + rest.replace('_', '\u0007')),
  },
);
const text = fc.array(piece, { minLength: 1, maxLength: 25 }).map((pieces) => pieces.join(''));
const deviceIndex = fc.nat(2);
const size = fc.record({ cols: fc.integer({ min: 2, max: 50 }), rows: fc.integer({ min: 2, max: 12 }) });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('print' as const), text }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'type',
        'cut',
        'restore',
        'slowDown',
        'speedUp',
        'reload',
        'kill',
        'load',
        'checkpoint' as const,
      ),
      deviceIndex,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      deviceIndex,
      count: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('resize' as const), deviceIndex, size }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'join' } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('disk' as const), isFull: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(5, 50, 1000, 70_000) }),
  },
);

async function take(world: World, taken: Step): Promise<void> {
  const { devices, stage, shell } = world;
  if (taken.kind === 'print') shell.print(taken.text);
  else if (taken.kind === 'wait') stage.clock.advance(taken.ms);
  else if (taken.kind === 'join') {
    if (devices.length < 3) world.join();
  } else if (taken.kind === 'disk') {
    stage.files.isFull = taken.isFull;
  } else {
    const target = devices[taken.deviceIndex % devices.length];
    if (taken.kind === 'resize') target?.resize(taken.size);
    else if (taken.kind === 'deliver') target?.deliver(taken.count);
    else if (taken.kind === 'type') target?.type('x');
    else if (taken.kind === 'load') target?.pane.loadPast();
    else target?.[taken.kind]();
  }
  await settle(devices);
}

/** Restores all connections, and delivers all messages in flight. */
async function finish({ devices, stage, shell }: World): Promise<void> {
  for (const device of devices) {
    device.speedUp();
    device.restore();
  }
  for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
    await settle(devices);
    stage.clock.advance(500);
    const isDone = devices.every(({ pane, page }) => {
      const { output } = pane.record;
      return (
        output?.offset === shell.printedBytes && page.events.at(-1) !== 'reset' && pane.view.loading === null
      );
    });
    if (isDone && round > 20) return;
  }
  throw new Error(
    `not settled: ${JSON.stringify(devices.map(({ pane }) => pane.record.output))} of ${shell.printedBytes}`,
  );
}

/** Creates a terminal that receives every event directly. */
async function reference(ttyEvents: readonly TtyEvent[]): Promise<ReturnType<typeof createStage>> {
  const stage = createStage(SCROLLBACK_LINES);
  for (const event of ttyEvents) {
    if (event instanceof Uint8Array) stage.terminal.write(event);
    else {
      await stage.settled();
      resizeTerminal(stage.terminal, event);
    }
  }
  await stage.settled();
  return stage;
}

/** Asserts that the scrollback begins where the output began. */
function expectWhole(actual: Terminal, expected: Terminal): void {
  expect(actual.buffer.normal.length).toBe(expected.buffer.normal.length);
}

/** Runs a schedule and compares the terminals: first as they are, and then with all earlier output loaded. */
async function play(steps: readonly Step[], historyBytes: number, folder: string): Promise<void> {
  const world = await createWorld(folder, { historyBytes });
  for (const taken of steps) await take(world, taken);
  await finish(world);
  const expected = (await reference(world.ttyEvents)).terminal;
  for (const device of world.devices) expectSameTerminal(device.page.terminal, expected, device.pane.id);
  const stored = await storedRanges(world);
  for (const device of world.devices) {
    await loadAll(world, device);
    const isWhole = expectPrinted(world, device, stored);
    expectSameTerminal(device.page.terminal, expected, `${device.pane.id} with all loaded`);
    if (isWhole) expectWhole(device.page.terminal, expected);
    device.stop();
  }
}

test(
  'R4 R6 R13 S8 H1: after any schedule of cuts, kills, reloads, slow connections, resizes, full disks and other devices, all terminals are equal, and all stored output can be loaded',
  { timeout: 3_600_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-model-'));
    // xterm.js uses short timers for work that is ready to run. Hundreds of them per schedule would take too long.
    const { setTimeout: wait } = globalThis;
    vi.stubGlobal('setTimeout', (run: () => void, ms = 0) => (ms < 2 ? setImmediate(run) : wait(run, ms)));
    const seed = Math.floor(seededRandom('schedules')() * 2 ** 31);
    let run = 0;
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 40 }),
          fc.constantFrom(MiB, MiB, 0),
          async (steps, historyBytes) => {
            const own = join(folder, `${run++}`);
            await play(steps, historyBytes, own);
            rmSync(own, { recursive: true, force: true });
          },
        ),
        { numRuns: RUNS, seed },
      );
    } finally {
      vi.unstubAllGlobals();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
