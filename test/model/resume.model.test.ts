// Thousands of random schedules over the whole path but sockets and windows: every device ends up with the same terminal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { test } from 'vitest';
import type { Size } from '../../protocol/messages/common.ts';
import { resizeTerminal } from '../../protocol/screen/resizeTerminal.ts';
import { createStage } from '../renderer/headless.ts';
import { expectSameTerminal } from '../support/sameTerminal.ts';
import type { TtyEvent } from './realScreens.ts';
import { createWorld, settle, SETTLE_ROUNDS, type World } from './world.ts';

const RUNS = Number(process.env['HOLDFAST_MODEL_RUNS'] ?? 500);
const SCROLLBACK_LINES = 100_000;
const ESC = '\u001b';

type Step =
  | { readonly kind: 'print'; readonly text: string }
  | {
      readonly kind: 'type' | 'cut' | 'restore' | 'slowDown' | 'speedUp' | 'reload' | 'kill' | 'load';
      readonly who: number;
    }
  | { readonly kind: 'deliver'; readonly who: number; readonly count: number }
  | { readonly kind: 'resize'; readonly who: number; readonly size: Size }
  | { readonly kind: 'join' }
  | { readonly kind: 'wait'; readonly ms: number };

/** What comes behind the escape character; `_` is a bell. States that no sequence leads to again are left to the tests of snapshots. */
const SEQUENCES =
  '[1m [31m [38;2;1;200;3m [48;5;200m [7m [0m [K [2K [J [2J [H [3;5H [A [5C [2;4r [r [?6h [?6l 7 M D [?7l [?7h ' +
  '[4h [4l [L [M [P [@ [?1049h [?1049l [?2004h [?1000h [?1006h [?25l [?25h (0 (B [S [T ]0;title_ = > [?1h [?1l';

/** Text as programs print it: lines that wrap, colours, wide and combined characters, screens that come and go. */
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
const who = fc.nat(2);
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
        'load' as const,
      ),
      who,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      who,
      count: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('resize' as const), who, size }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'join' } as const) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(5, 50, 1000, 70_000) }),
  },
);

async function take(world: World, one: Step): Promise<void> {
  const { devices, stage, shell } = world;
  if (one.kind === 'print') shell.print(one.text);
  else if (one.kind === 'wait') stage.clock.advance(one.ms);
  else if (one.kind === 'join') {
    if (devices.length < 3) world.join();
  } else {
    const device = devices[one.who % devices.length];
    if (one.kind === 'resize') device?.resize(one.size);
    else if (one.kind === 'deliver') device?.deliver(one.count);
    else if (one.kind === 'type') device?.type('x');
    else if (one.kind === 'load') device?.tab.loadPast();
    else device?.[one.kind]();
  }
  await settle(devices);
}

/** Everything comes back, and all that is under way arrives. */
async function finish({ devices, stage, shell }: World): Promise<void> {
  for (const device of devices) {
    device.speedUp();
    device.restore();
  }
  for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
    await settle(devices);
    stage.clock.advance(500);
    const isDone = devices.every(({ tab, page }) => {
      const { output } = tab.record;
      return (
        output?.offset === shell.printedBytes && page.events.at(-1) !== 'reset' && tab.view.loading === null
      );
    });
    if (isDone && round > 20) return;
  }
  throw new Error(
    `not settled: ${JSON.stringify(devices.map(({ tab }) => tab.record.output))} of ${shell.printedBytes}`,
  );
}

/** A terminal that was there all the time. */
async function reference(told: readonly TtyEvent[]): Promise<ReturnType<typeof createStage>> {
  const stage = createStage(SCROLLBACK_LINES);
  for (const event of told) {
    if (event instanceof Uint8Array) stage.terminal.write(event);
    else {
      await stage.settled();
      resizeTerminal(stage.terminal, event);
    }
  }
  await stage.settled();
  return stage;
}

test(
  'R4 R13 S8: through any schedule of cuts, kills, reloads, slow links, resizes and other devices all terminals end up equal',
  { timeout: 600_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-model-'));
    let run = 0;
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
          const world = await createWorld(join(folder, `${run++}`));
          for (const one of steps) await take(world, one);
          await finish(world);
          const expected = (await reference(world.told)).terminal;
          for (const device of world.devices) {
            expectSameTerminal(device.page.terminal, expected, device.tab.id);
            device.stop();
          }
        }),
        { numRuns: RUNS },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
