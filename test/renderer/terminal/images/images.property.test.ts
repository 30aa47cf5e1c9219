// Images through random schedules: the server's screen and every page end up with the same cells, wherever they started.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../../../terminal/snapshotBytes.ts';
import type { FromTerminal } from '../../../../preload/terminalPort.ts';
import { Emulator } from '../../../../server/screen/emulator.ts';
import {
  compressedSnapshot,
  encodedSnapshot,
  restoredSnapshot,
} from '../../../../server/screen/snapshots.ts';
import { OUTPUTS } from '../../../terminal/terminals.ts';
import { sixelOf } from '../../../support/app/images.ts';
import { expectSameTerminal } from '../../../support/sameTerminal.ts';
import { seededRandom } from '../../../support/seededRandom.ts';
import { PROFILE } from '../../../server/testClient.ts';
import { bytesOf, createStage, type Stage } from '../../headless.ts';

const RUNS = Number(process.env['HOLDFAST_IMAGE_RUNS'] ?? 60);
const SIZE = { cols: 20, rows: 6 };
const SCROLLBACK_LINES = 2_000;

type Checkpoint = Extract<FromTerminal, { type: 'checkpoint' }>;

/** A session's screen and the page that shows it; sleep, parking and restarts replace one of them. */
class World {
  #screen = new Emulator(SIZE, PROFILE, () => undefined);
  #page = createStage(SCROLLBACK_LINES);
  readonly #reference = createStage(SCROLLBACK_LINES);
  #size = SIZE;
  #end = 0;

  constructor() {
    this.#begin(this.#page);
    this.#begin(this.#reference);
  }

  print(bytes: Uint8Array): void {
    this.#screen.write(bytes);
    this.#end += bytes.length;
    for (const { receiver } of [this.#page, this.#reference])
      receiver.receive({ type: 'output', bytes, end: this.#end });
  }

  async resize(size: typeof SIZE): Promise<void> {
    this.#size = size;
    this.#screen.resize(size);
    for (const { receiver } of [this.#page, this.#reference]) receiver.receive({ type: 'size', size });
    await this.#settled();
  }

  /** The page was away for longer than the output log reaches, so it gets a snapshot. */
  async comeBack(): Promise<void> {
    this.#show(await this.#snapshot());
  }

  /** The server parks the screen of an idle session. */
  async park(): Promise<void> {
    const { size, text, tail } = await this.#snapshot();
    this.#screen.dispose();
    this.#screen = new Emulator(size, PROFILE, () => undefined);
    for (const bytes of [text, tail]) this.#screen.write(bytes);
  }

  /** The app restarts with the checkpoint that its page saved. */
  async restart(): Promise<void> {
    this.#page.receiver.receive({ type: 'checkpoint', id: 1 });
    await this.#settled();
    const saved = this.#page.posted.findLast(
      (message): message is Checkpoint => message.type === 'checkpoint',
    );
    if (saved === undefined) throw new Error('nothing was saved');
    this.#show({ size: saved.size, text: bytesOf(saved.text), tail: saved.tail });
  }

  async expectSame(): Promise<void> {
    await this.#settled();
    const { text, tail } = await this.#snapshot();
    expectSameTerminal(this.#page.terminal, this.#reference.terminal, 'the page');
    const again = this.#shown({ size: this.#size, text, tail });
    await again.settled();
    expectSameTerminal(again.terminal, this.#reference.terminal, 'the server’s screen');
  }

  #snapshot = async (): Promise<Snapshot> => {
    const compressed = await compressedSnapshot(
      encodedSnapshot(this.#screen, this.#size.cols) ?? expect.fail('none was made'),
    );
    return restoredSnapshot(compressed ?? expect.fail('it was too large'));
  };

  #show(snapshot: Snapshot): void {
    this.#page = this.#shown(snapshot);
  }

  #shown({ size, text, tail }: Snapshot): Stage {
    const page = createStage(SCROLLBACK_LINES);
    page.receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    page.receiver.receive({ type: 'size', size });
    page.receiver.receive({ type: 'snapshot', text: new TextDecoder().decode(text) });
    if (tail.length > 0) page.receiver.receive({ type: 'output', bytes: tail, end: this.#end });
    page.receiver.receive({ type: 'live' });
    return page;
  }

  #begin({ receiver }: Stage): void {
    receiver.receive({ type: 'reset', keepAll: false, keepView: false });
    receiver.receive({ type: 'live' });
  }

  async #settled(): Promise<void> {
    await this.#page.settled();
    await this.#reference.settled();
  }
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('print' as const),
      text: OUTPUTS.images,
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      between: fc.constantFrom('nothing', 'comeBack', 'park', 'restart' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('resize' as const),
      size: fc.record({ cols: fc.integer({ min: 10, max: 50 }), rows: fc.integer({ min: 3, max: 12 }) }),
    }),
  },
);

/** Sequences left out here: a snapshot cannot reproduce their states (decision 8), which the tests of snapshots cover. */
const UNREACHABLE =
  /\u001b(\[[\d;]*[AHLMSTdefr]|\[\?(6|7|45|66|1048|1049|47|1047)[hl]|[78DMHEc]|\[[su]|\[!p)|[\u0301\u0300-\u036f]/;

test('R13 I1 I5: through cuts, snapshots, parking, restarts and resizes the server’s screen and every page have the same images in the same cells', async () => {
  const seed = Math.floor(seededRandom('images')() * 2 ** 31);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const world = new World();
      for (const action of steps) {
        if (action.kind === 'resize') await world.resize(action.size);
        else {
          const bytes = bytesOf(action.text.replaceAll(new RegExp(UNREACHABLE, 'gu'), ''));
          const at = Math.floor(bytes.length * action.cut);
          world.print(bytes.subarray(0, at));
          if (action.between !== 'nothing') await world[action.between]();
          world.print(bytes.subarray(at));
        }
      }
      world.print(bytesOf('\u0018'));
      await world.expectSame();
    }),
    { numRuns: RUNS, seed },
  );
});

test('I4: when there are more images than are kept, every page keeps the same newest ones, whenever it started', async () => {
  const world = new World();
  await world.resize({ cols: 40, rows: 12 });
  for (let count = 0; count < 300; count += 1) {
    world.print(
      bytesOf(`${sixelOf(10, 20, [count % 100, 50, 0])}\u001b[C${count % 20 === 19 ? '\r\n' : ''}`),
    );
    if (count === 120) await world.park();
    if (count === 270) await world.comeBack();
    if (count === 280) await world.restart();
  }
  await world.expectSame();
});
