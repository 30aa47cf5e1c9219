// How shortcuts are written, which keys can be one, and which command has which.
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { bindingsOf, ownKeys, type Shortcuts } from '../../../shared/commands/bindings.ts';
import { COMMANDS } from '../../../shared/commands/commands.ts';
import { isOfPrograms, readKeys, refusal } from '../../../shared/commands/keys.ts';
import { settings } from '../../../shared/settings/settings.ts';
import { ENGLISH } from '../../../shared/words/english.ts';

const read = (written: string): string => {
  const result = readKeys(written);
  return result.ok ? result.keys : result.problem(ENGLISH);
};

describe('keys', () => {
  test.each([
    ['Ctrl+Shift+X', 'Ctrl+Shift+X'],
    ['shift + control + x', 'Ctrl+Shift+X'],
    ['Command+Option+left', 'Cmd+Alt+Left'],
    ['Super+1', 'Cmd+1'],
    ['ctrl++', 'Ctrl+Plus'],
    ['Ctrl+Shift++', 'Ctrl+Shift+Plus'],
    ['Ctrl+=', 'Ctrl+='],
    ['f5', 'F5'],
  ])('%s are %s', (written, keys) => expect(read(written)).toBe(keys));

  test.each(['', '+', 'Ctrl', 'Ctrl+', 'Ctrl+Shift', 'Hyper+X', 'Ctrl+XY', 'Ctrl+F25', 'Ctrl+é', 'Ctrl++X'])(
    '%j are none, which is said with how they are written',
    (written) => expect(readKeys(written).ok).toBe(false),
  );

  test.each([
    ['Ctrl+C', 'it interrupts the program'],
    ['control+d', 'it ends the input'],
    ['Ctrl+I', 'receive it as Tab'],
    ['Ctrl+M', 'receive it as Enter'],
    ['Cmd+H', 'it hides the app'],
    ['X', 'it types a character'],
    ['Shift+Tab', 'it types a character'],
    ['Escape', 'it types a character'],
  ])('%s can be no shortcut, and why is said', (written, why) => expect(read(written)).toContain(why));

  test('what programs know may be taken from them; what only the app knows is nobody else’s', () => {
    const ofPrograms = [
      'Ctrl+R',
      'Ctrl+T',
      'Ctrl+/',
      'Ctrl+Left',
      'Alt+B',
      'Alt+Shift+Left',
      'F5',
      'Ctrl+Space',
    ];
    expect(ofPrograms.filter((keys) => !isOfPrograms(keys))).toEqual([]);
    const others = ['Ctrl+Shift+R', 'Cmd+R', 'Cmd+Alt+Left', 'Ctrl+Alt+B', 'Ctrl+,', 'Ctrl+1'];
    expect(others.filter(isOfPrograms)).toEqual([]);
  });

  test('the app’s own are all written in the app’s own way, and none of them is refused', () => {
    const own = COMMANDS.flatMap((command) => [...command.mac, ...command.other]);
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter((keys) => read(keys) !== keys)).toEqual([]);
  });

  test('outside of macOS no shortcut of the app takes a key that shells and line editors use', () => {
    const own = COMMANDS.flatMap(({ other }) => other).filter(isOfPrograms);
    expect(own).toEqual(['Ctrl+Tab', 'F1', 'F11']);
  });
});

test.each([true, false])('none of the app’s own is given twice (on a Mac: %s)', (mac) => {
  const own = COMMANDS.flatMap((command) => ownKeys(command, mac));
  expect(new Set(own).size).toBe(own.length);
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
});

describe('bindings', () => {
  test('the user’s keys take the place of the app’s own, and null takes them away', () => {
    const { keysOf, commandOf } = bindingsOf({ find: 'Ctrl+Shift+U', 'split-right': null }, false);
    expect([keysOf('find'), keysOf('split-right'), keysOf('split-down')]).toEqual([
      ['Ctrl+Shift+U'],
      [],
      ['Ctrl+Shift+E'],
    ]);
    expect(['Ctrl+Shift+U', 'Ctrl+Shift+F', 'Ctrl+Shift+O'].map(commandOf)).toEqual([
      'find',
      undefined,
      undefined,
    ]);
  });

  test('keys that the user gave another command are that one’s, and the loser says so', () => {
    const { keysOf, commandOf, lostBy } = bindingsOf({ find: 'Ctrl+Plus' }, false);
    expect(commandOf('Ctrl+Plus')).toBe('find');
    expect(keysOf('larger-text')).toEqual(['Ctrl+=']);
    expect(lostBy('larger-text')).toEqual([{ keys: 'Ctrl+Plus', to: 'find' }]);
    expect(lostBy('find')).toEqual([]);
  });

  test('whatever the user chose, no keys have two commands, and each leads back to the command that shows it', () => {
    const keys = fc.constantFrom(...COMMANDS.flatMap(({ mac, other }) => [...mac, ...other]), 'Alt+X', null);
    const chosen = fc.dictionary(fc.constantFrom(...COMMANDS.map(({ id }) => id)), keys, { maxKeys: 12 });
    fc.assert(
      fc.property(chosen, fc.boolean(), (shortcuts: Shortcuts, mac) => {
        const { keysOf, commandOf, lostBy } = bindingsOf(shortcuts, mac);
        for (const { id } of COMMANDS) {
          for (const held of keysOf(id)) expect(commandOf(held)).toBe(id);
          for (const { keys: lost, to } of lostBy(id)) expect(keysOf(to)).toContain(lost);
        }
      }),
    );
  });
});

describe('shortcuts in the settings', () => {
  const problem = (shortcuts: unknown): string => {
    const result = v.safeParse(settings, { shortcuts });
    if (result.success) return '';
    const [{ message, path }] = result.issues;
    return `${(path ?? []).map(({ key }) => String(key)).join('.')}: ${message}`;
  };

  test('are read in any usual spelling', () => {
    const given = { find: 'shift+ctrl+u', copy: null };
    expect(v.parse(settings, { shortcuts: given }).shortcuts).toEqual({ find: 'Ctrl+Shift+U', copy: null });
  });

  test.each([
    [{ find: 'Ctrl+C' }, 'shortcuts.find: Ctrl+C cannot be a shortcut: it interrupts the program'],
    [{ find: 'Hyper+X' }, 'shortcuts.find: “Hyper+X” is not a shortcut: write shortcuts like'],
    [{ find: 5 }, 'shortcuts.find: write a shortcut like'],
    [{ fnid: 'Ctrl+Shift+U' }, 'shortcuts.fnid: unknown command'],
    [{ find: 'Ctrl+Alt+U', copy: 'alt+ctrl+u' }, 'shortcuts.find: Ctrl+Alt+U is also used by “copy”'],
  ])('%j is refused where it is wrong', (shortcuts, words) => expect(problem(shortcuts)).toContain(words));

  test('none is refused that can be recorded', () => {
    expect(refusal('Alt+Shift+F5')).toBeNull();
    expect(problem({ find: 'Alt+Shift+F5' })).toBe('');
  });
});
