// Typed keys shown before their echo, on a terminal without a page behind a link of 300 ms.
import { beforeEach, describe, expect, test } from 'vitest';
import { ECHO_WITHIN_MS, MAX_IN_FLIGHT } from '../../../../renderer/state/prediction/predictor.ts';
import { LineEditor } from './lineEditor.ts';
import { PredictedTerminal } from './predictedTerminal.ts';

const RTT_MS = 300;
const [LEFT, RIGHT, ERASE, HOME, ENTER] = ['\u001b[D', '\u001b[C', '\u007f', '\u0001', '\r'];
const MARKED_PROMPT = '\u001b]133;A\u0007$ \u001b]133;B\u0007';

let editor: LineEditor;
let stage: PredictedTerminal;

/** Starts at a prompt where an echo was already seen. */
beforeEach(() => {
  editor = new LineEditor();
  stage = new PredictedTerminal(editor.program);
  stage.print(editor.prompt);
  stage.type('l');
  stage.rest();
});

describe('in a program that is known to echo', () => {
  test('characters, Backspace and cursor keys are shown at once', () => {
    stage.type('s', ' ', 'a');
    expect(stage.seen).toBe('$ ls a|');
    stage.type(ERASE, LEFT, LEFT, 'x');
    expect(stage.seen).toBe('$ lx|s');
    stage.type(RIGHT);
    expect(stage.seen).toBe('$ lxs|');
    stage.rest();
    expect(stage.predictor.prediction).toBeUndefined();
    expect(stage.seen).toBe('$ lxs|');
  });

  test('every character is shown at once while keys are typed faster than echoes arrive', () => {
    const text = 'a long command of many words';
    for (const [at, char] of Array.from(text).entries()) {
      stage.type(char);
      expect(stage.seen).toBe(`$ l${text.slice(0, at + 1)}|`.trimEnd());
      stage.pass(70);
    }
  });

  test('the typed line stays after Enter until the command’s output begins to arrive', () => {
    editor.run = () => 'out\r\n';
    stage.type('s', ENTER);
    expect(stage.seen).toBe('$ l|s');
    stage.pass(RTT_MS);
    expect(stage.predictor.prediction).toBeUndefined();
    expect(stage.seen).toBe('$ |');
  });

  test('predictions continue after an unpredictable key, once it was echoed', () => {
    stage.type(HOME, 'x', 'y');
    stage.pass(RTT_MS);
    stage.type('z');
    stage.pass(ECHO_WITHIN_MS);
    stage.type('a');
    stage.pass(RTT_MS);
    stage.type('b');
    expect(stage.seen).toBe('$ xyzab|l');
    stage.rest();
    expect(stage.seen).toBe('$ xyzab|l');
  });

  test('predictions stop when output moved the cursor to another line', () => {
    stage.print('\r\nPassword: ');
    editor.echo = 'none';
    stage.type('s', 'e', 'c');
    expect(stage.seen).toBe('Password: |');
    stage.pass(RTT_MS);
    stage.type('r');
    expect(stage.seen).toBe('Password: |');
    stage.rest();
    expect(stage.predictor.prediction).toBeUndefined();
  });

  test('a wrong prediction is removed once its echo is late', () => {
    editor.echo = 'stars';
    stage.type('s');
    expect(stage.seen).toBe('$ ls|');
    stage.pass(RTT_MS + ECHO_WITHIN_MS);
    expect(stage.predictor.prediction).toBeUndefined();
    stage.type('t');
    expect(stage.seen).toBe('$ l*|');
  });

  test('the last column and wide characters are not predicted', () => {
    const room = stage.terminal.cols - 1 - '$ l'.length;
    stage.type(...Array<string>(room).fill('x'));
    expect(stage.seen).toBe(`$ l${'x'.repeat(room)}|`);
    stage.type('y');
    expect(stage.seen).not.toContain('y');
    stage.rest();
    stage.type(ENTER);
    stage.rest();
    stage.type('a');
    stage.rest();
    stage.type('漢', 'b');
    expect(stage.seen).toBe('$ a|');
  });

  test('a paste is not predicted', () => {
    stage.type('p'.repeat(100));
    expect(stage.predictor.prediction).toBeUndefined();
    stage.rest();
    stage.type('\u001b[200~two\rlines\u001b[201~');
    expect(stage.predictor.prediction).toBeUndefined();
  });

  test('a prompt at the right margin is not part of the line', () => {
    stage.print('\u001b[s\u001b[1;30H12:00:00\u001b[u');
    stage.type(LEFT);
    stage.rest();
    stage.type(HOME);
    stage.rest();
    stage.type('e');
    stage.rest();
    stage.type('f');
    expect(stage.seen).toBe(`$ ef|l${' '.repeat(24)}12:00:00`);
  });
});

describe('in a program that is not known to echo', () => {
  test('nothing is shown before the first echo, and then every key in flight', () => {
    stage.type(ENTER);
    stage.rest();
    stage.type('a', 'b');
    expect(stage.seen).toBe('$ |');
    stage.pass(RTT_MS - 1);
    stage.type('c');
    expect(stage.seen).toBe('$ |');
    stage.pass(1);
    expect(stage.seen).toBe('$ abc|');
  });

  test('a password is never shown, whether the program prints nothing or stars', () => {
    for (const echo of ['none', 'stars'] as const) {
      stage.type(ENTER);
      stage.rest();
      editor.echo = echo;
      for (const char of '*.a*secret') {
        stage.type(char);
        expect(stage.predictor.prediction).toBeUndefined();
        stage.pass(90);
        expect(stage.predictor.prediction).toBeUndefined();
      }
      stage.rest();
    }
  });

  test('nothing is shown in a full-screen program, even after an echo was seen before', () => {
    stage.print('\u001b[?1049h');
    for (const key of ['i', 'a', 'b', LEFT, ERASE, 'c']) {
      stage.type(key);
      expect(stage.predictor.prediction).toBeUndefined();
      stage.pass(RTT_MS);
    }
    stage.rest();
    stage.print('\u001b[?1049l');
    stage.type('x');
    expect(stage.predictor.prediction).toBeUndefined();
  });

  test('at a prompt that the shell marked, keys are shown at once until an unpredictable key', () => {
    editor = new LineEditor(MARKED_PROMPT);
    stage = new PredictedTerminal(editor.program);
    stage.print(editor.prompt);
    stage.type('w');
    expect(stage.seen).toBe('$ w|');
    stage.rest();
    stage.type(HOME);
    stage.rest();
    stage.type('x');
    expect(stage.seen).toBe('$ |w');
    stage.type(ENTER);
    stage.rest();
    stage.type('y');
    expect(stage.seen).toBe('$ y|');
    stage.print('\u001b]133;C\u0007');
    stage.rest();
    editor.echo = 'none';
    stage.print('\r\n');
    stage.type('p');
    expect(stage.seen).toBe('|');
  });

  test('keys are shown at once at each new prompt that the shell marked', () => {
    editor = new LineEditor(MARKED_PROMPT);
    editor.run = (line) => (line === '' ? '' : '\u001b]133;C\u0007done\r\n');
    stage = new PredictedTerminal(editor.program);
    stage.print(editor.prompt);
    for (const line of ['w', '', 'x']) {
      stage.type(...Array.from(line), ENTER);
      stage.pass(RTT_MS);
      stage.type('y');
      expect(stage.seen).toBe('$ y|');
      stage.rest();
      stage.type(ERASE);
      stage.rest();
    }
    // Of two lines typed ahead only the first has reached its prompt.
    stage.type('w', ENTER, 'v', ENTER);
    stage.pass(RTT_MS);
    stage.print(MARKED_PROMPT);
    stage.type('y');
    expect(stage.predictor.prediction).toBeUndefined();
  });

  test('erasing is predicted back to the prompt that the shell marked', () => {
    editor = new LineEditor(MARKED_PROMPT);
    stage = new PredictedTerminal(editor.program);
    stage.print(`${editor.prompt}from history`);
    [editor.line, editor.cursor] = ['from history', 12];
    stage.type(ERASE, ERASE);
    expect(stage.seen).toBe('$ from histo|');
    stage.rest();
    expect(stage.seen).toBe('$ from histo|');
  });
});

describe('input typed while the link is lost', () => {
  test('input that was typed while the link is lost stays on screen until the link is back, even if the shell received some of it', () => {
    stage.predictor.setConnected(false, stage.clock.now());
    stage.type('s');
    stage.predictor.received(2, stage.clock.now());
    stage.predictor.typed('x', 3, stage.clock.now());
    stage.predictor.tick(stage.clock.now() + 60_000);
    expect(stage.seen).toBe('$ lsx|');
    stage.predictor.setConnected(true, stage.clock.now() + 60_000);
    expect(stage.predictor.dueAt).toBe(stage.clock.now() + 60_000 + ECHO_WITHIN_MS);
  });

  test('input that was typed while the link is lost disappears when it is discarded, and later input is shown', () => {
    stage.predictor.setConnected(false, stage.clock.now());
    stage.predictor.typed('abc', 4, stage.clock.now());
    stage.predictor.discarded();
    expect(stage.predictor.prediction).toBeUndefined();
    stage.predictor.typed('d', 5, stage.clock.now());
    expect(stage.seen).toBe('$ ld|');
    stage.predictor.typed(ENTER, 6, stage.clock.now());
    stage.predictor.discarded();
    stage.predictor.typed('e', 7, stage.clock.now());
    expect(stage.seen).toBe('$ l|');
  });

  test('input that was typed while the link is lost is predicted only up to a max number of keys', () => {
    stage.predictor.setConnected(false, stage.clock.now());
    for (let key = 0; key < MAX_IN_FLIGHT + 10; key += 1)
      stage.predictor.typed(key % 2 === 0 ? 'x' : ERASE, 2 + key, stage.clock.now());
    expect(stage.predictor.prediction).toBeUndefined();
    stage.predictor.setConnected(true, stage.clock.now());
    stage.predictor.received(2 + MAX_IN_FLIGHT + 9, stage.clock.now());
    stage.predictor.tick(stage.clock.now() + ECHO_WITHIN_MS);
    expect(stage.predictor.dueAt).toBeUndefined();
  });
});
