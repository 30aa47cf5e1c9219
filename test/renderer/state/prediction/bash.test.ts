// Thousands of random edits in a real bash with readline, 300 ms away: whatever is foreseen, nothing wrong is left.
import { expect, test } from 'vitest';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { seededRandom } from '../../../support/seededRandom.ts';
import { pictureOf } from '../../headless.ts';
import { newTerminal, PredictedTerminal, print } from './predictedTerminal.ts';
import { RealBash } from './realBash.ts';

const EDITS = 10_000;
const RTT_MS = 300;
const SIZE = { cols: 60, rows: 12 };
/** Between two keys, ms: from two at once to a pause for thought. */
const LONGEST_GAP_MS = 250;
const LONGEST_BURST = 30;
const LARGEST_CLUSTER = 8;

/** Keys by how often they are typed. Words of these characters are no commands. */
const KEYS: readonly (readonly [weight: number, keys: readonly string[]])[] = [
  [60, ['k', 'q', 'z', '0', '1', 'é', '-', ' ']],
  [14, ['\u007f']],
  [14, ['\u001b[D', '\u001b[C']],
  // Beginning, end, erasing of rest, word and line, exchange, yank, words back and forth.
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

/** Keys that arrive together, and what bash prints for them. */
type Cluster = { readonly keys: readonly string[]; readonly output: string };

async function clustersOf(bash: RealBash, burst: readonly string[], upTo: (end: number) => number) {
  const clusters: Cluster[] = [];
  for (let from = 0; from < burst.length;) {
    const enter = burst.indexOf('\r', from);
    const to = Math.min(from + 1 + upTo(LARGEST_CLUSTER), enter < 0 ? burst.length : enter + 1);
    const keys = burst.slice(from, to);
    clusters.push({ keys, output: await bash.keys(keys.join('')) });
    from = to;
  }
  return clusters;
}

test(
  'nothing wrong that was foreseen in bash is left after any of 10,000 random edits',
  { timeout: 120_000 },
  async () => {
    const { upTo, key } = picker(seededRandom('prediction in bash'));
    const { bash, prompt } = await RealBash.start(newFolder(), SIZE);
    const answers: string[] = [];
    const stage = new PredictedTerminal(() => [answers.shift() ?? ''], { ...SIZE, rttMs: RTT_MS });
    const plain = newTerminal(SIZE.cols, SIZE.rows);
    stage.print(prompt);
    print(plain, prompt);
    const counted = { edits: 0, keysSeenAtOnce: 0, linesForeseen: 0, foreseenRight: 0 };
    while (counted.edits < EDITS) {
      const burst = Array.from({ length: 1 + upTo(LONGEST_BURST) }, key);
      for (const { keys, output } of await clustersOf(bash, burst, upTo)) {
        stage.pass(upTo(LONGEST_GAP_MS));
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
      counted.linesForeseen += 1;
      if (seen === stage.seen) counted.foreseenRight += 1;
    }
    await bash.end();
    console.log(JSON.stringify(counted));
    expect(pictureOf(stage.terminal)).toEqual(pictureOf(plain));
    expect(counted.keysSeenAtOnce).toBeGreaterThan(EDITS / 20);
    // What stands behind many blanks may be a prompt at the right margin, and is not foreseen to move with the line.
    expect(counted.foreseenRight / counted.linesForeseen).toBeGreaterThan(0.9);
  },
);
