// For any keys and any output: predictions do not change the terminal's content, and none stays on screen.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureOf } from '../../headless.ts';
import { LineEditor, type Echo } from './lineEditor.ts';
import { newTerminal, PredictedTerminal, print } from './predictedTerminal.ts';

const RUNS = { numRuns: Number(process.env['HOLDFAST_PREDICTION_RUNS'] ?? 100) };
const SIZE = { cols: 24, rows: 5 };

const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'c', ' ', '*', 'é', '0') },
  { weight: 3, arbitrary: fc.constantFrom('\u007f', '\u001b[D', '\u001b[C') },
  { weight: 2, arbitrary: fc.constantFrom('\r', '\u0001', '\u0005', '\u0015', '\t', '漢', 'pasted text') },
);
const echo = fc.constantFrom<Echo>('plain', 'plain', 'none', 'stars');
/** Output that is not an echo: text, cursor movement, the alternate screen, marks of prompts. */
const output = fc.constantFrom(
  'more',
  '\r\nPassword: ',
  '\r\n'.repeat(7),
  '\b\b',
  '\r',
  '\u001b[H',
  '\u001b[2J',
  '\u001b[L',
  '\u001b[?1049h',
  '\u001b[?1049l',
  '\u001b]133;B\u0007',
  '\u001b]133;C\u0007',
  '\u001bc',
);

type Step =
  | { readonly kind: 'type'; readonly keys: readonly string[] }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'echo'; readonly echo: Echo }
  | { readonly kind: 'link'; readonly isConnected: boolean }
  | { readonly kind: 'discard' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('type'), keys: fc.array(key, { maxLength: 6 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('pass'), ms: fc.nat(500) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('print'), text: output }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('echo'), echo }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link'), isConnected: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('discard') }) },
);

/** Splits output, which arrives in one piece or in two. */
const cut = (text: string, share: number): readonly string[] => {
  const at = Math.floor(text.length * share);
  return [text.slice(0, at), text.slice(at)].filter((piece) => piece !== '');
};

test('a terminal’s final content does not depend on predictions, and no prediction stays on screen', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 5, maxLength: 30 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (steps, chances) => {
        const chance = (): number => chances.next().value as number;
        const plain = newTerminal(SIZE.cols, SIZE.rows);
        const editor = new LineEditor();
        const program = (typed: string): readonly string[] => cut(editor.take(typed), chance());
        const stage = new PredictedTerminal(program, { ...SIZE, lateMs: () => chance() * 400 });
        const play = stage.print.bind(stage);
        stage.print = (text) => {
          print(plain, text);
          play(text);
        };
        stage.print(editor.prompt);
        for (const action of steps) {
          if (action.kind === 'type') stage.type(...action.keys);
          else if (action.kind === 'pass') stage.pass(action.ms);
          else if (action.kind === 'print') stage.print(action.text);
          else if (action.kind === 'echo') editor.echo = action.echo;
          else if (action.kind === 'link') stage.setConnected(action.isConnected);
          else stage.predictor.discarded();
          expect(stage.seen).toBeTypeOf('string');
        }
        stage.setConnected(true);
        stage.rest();
        expect(stage.predictor.prediction).toBeUndefined();
        expect(pictureOf(stage.terminal)).toEqual(pictureOf(plain));
      },
    ),
    RUNS,
  );
});

test('nothing is ever predicted for a program that does not echo', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(key, { maxLength: 4 }), fc.nat(400)), { maxLength: 20 }),
      fc.constantFrom<Echo>('none', 'stars'),
      (turns, hidden) => {
        const editor = new LineEditor('Password: ');
        editor.echo = hidden;
        const stage = new PredictedTerminal(editor.program, SIZE);
        stage.print(editor.prompt);
        for (const [keys, ms] of turns) {
          stage.type(...keys);
          expect(stage.predictor.prediction).toBeUndefined();
          stage.pass(ms);
          expect(stage.predictor.prediction).toBeUndefined();
        }
      },
    ),
    RUNS,
  );
});
