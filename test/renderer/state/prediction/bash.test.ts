// Thousands of random edits in a real bash with readline behind a link of 300 ms: no wrong prediction stays on screen.
import { expect, test } from 'vitest';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { seededRandom } from '../../../support/seededRandom.ts';
import { pictureOf } from '../../headless.ts';
import { newTerminal, PredictedTerminal, print } from './predictedTerminal.ts';
import { RealBash } from './realBash.ts';

const EDITS = 10_000;
const RTT_MS = 300;
const SIZE = { cols: 60, rows: 12 };
/** Maximum time between two keys, ms; about that of a slow typist. */
const MAX_GAP_MS = 250;
const MAX_BURST = 30;
const MAX_CLUSTER = 8;

/** Keys weighted by how often they are typed. Words of these characters are not commands. */
const KEYS: readonly (readonly [weight: number, keys: readonly string[]])[] = [
  [60, ['k', 'q', 'z', '0', '1', 'é', '-', ' ']],
  [14, ['\u007f']],
  [14, ['\u001b[D', '\u001b[C']],
  // Ctrl with A, E, K, W, U, T and Y, and Alt with B and F: readline's commands for moving, killing and yanking.
  [5, ['\u0001', '\u0005', '\u000b', '\u0017', '\u0015', '\u0014', '\u0019', '\u001bb', '\u001bf']],
  [2, ['\u001b[A', '\u001b[B', '\t', '\u0012']],
  [3, ['\r']],
];
const ALL_WEIGHTS = KEYS.reduce((sum, [weight]) => sum + weight, 0);

const newFolder = scratchFolders();

function picker(random: () => number) {
  const upTo = (end: number): number => Math.floor(random() * end);
  const key = (): string => {
    let left = random() * ALL_WEIGHTS;
    for (const [weight, keys] of KEYS) {
      left -= weight;
      if (left < 0) return keys[upTo(keys.length)] ?? '';
    }
    return '';
  };
  return { upTo, key };
}

/** Keys that arrive together, and bash's output for them. */
type Cluster = { readonly keys: readonly string[]; readonly output: string };

async function clustersOf(bash: RealBash, burst: readonly string[], upTo: (end: number) => number) {
  const clusters: Cluster[] = [];
  for (let from = 0; from < burst.length;) {
    const enter = burst.indexOf('\r', from);
    const to = Math.min(from + 1 + upTo(MAX_CLUSTER), enter < 0 ? burst.length : enter + 1);
    const keys = burst.slice(from, to);
    clusters.push({ keys, output: await bash.keys(keys.join('')) });
    from = to;
  }
  return clusters;
}

test(
  'no wrong prediction stays on screen after any of 10,000 random edits in bash',
  { timeout: 120_000 },
  async () => {
    const { upTo, key } = picker(seededRandom('prediction in bash'));
    const { bash, prompt } = await RealBash.start(newFolder(), SIZE);
    const answers: string[] = [];
    const stage = new PredictedTerminal(() => [answers.shift() ?? ''], { ...SIZE, rttMs: RTT_MS });
    const plain = newTerminal(SIZE.cols, SIZE.rows);
    stage.print(prompt);
    print(plain, prompt);
    const counted = { edits: 0, keysSeenAtOnce: 0, linesPredicted: 0, predictedRight: 0 };
    while (counted.edits < EDITS) {
      const burst = Array.from({ length: 1 + upTo(MAX_BURST) }, key);
      for (const { keys, output } of await clustersOf(bash, burst, upTo)) {
        stage.pass(upTo(MAX_GAP_MS));
        print(plain, output);
        answers.push(...Array<string>(keys.length - 1).fill(''), output);
        for (const typed of keys) {
          stage.type(typed);
          if (stage.predictor.prediction?.hasCursor === true) counted.keysSeenAtOnce += 1;
        }
      }
      counted.edits += burst.length;
      const seen = stage.predictor.prediction?.hasCursor === true ? stage.seen : undefined;
      stage.rest();
      expect(stage.predictor.prediction, `after ${JSON.stringify(burst)}`).toBeUndefined();
      if (seen === undefined) continue;
      counted.linesPredicted += 1;
      if (seen === stage.seen) counted.predictedRight += 1;
    }
    await bash.end();
    console.log(JSON.stringify(counted));
    expect(pictureOf(stage.terminal)).toEqual(pictureOf(plain));
    expect(counted.keysSeenAtOnce).toBeGreaterThan(EDITS / 20);
    // Text behind many blanks may be a prompt at the right margin, so it is not predicted to move with the line.
    expect(counted.predictedRight / counted.linesPredicted).toBeGreaterThan(0.9);
  },
);
