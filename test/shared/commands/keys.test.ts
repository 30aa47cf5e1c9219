// Spelling of shortcuts, reserved keys, and key bindings.
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { bindingsOf, defaultKeys, type Shortcuts } from '../../../shared/commands/bindings.ts';
import { COMMANDS } from '../../../shared/commands/commands.ts';
import { isUsedByPrograms, readKeys, keysProblem } from '../../../shared/commands/keys.ts';
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
  ])('the keys %s are read as %s', (written, keys) => expect(read(written)).toBe(keys));

  test.each(['', '+', 'Ctrl', 'Ctrl+', 'Ctrl+Shift', 'Hyper+X', 'Ctrl+XY', 'Ctrl+F25', 'Ctrl+é', 'Ctrl++X'])(
    '%j is not a shortcut, and the reason contains an example',
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
  ])('%s cannot be a shortcut, and the reason is given', (written, why) =>
    expect(read(written)).toContain(why),
  );

  test('keys that programs use are recognized, and keys that they ignore are not', () => {
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
    expect(ofPrograms.filter((keys) => !isUsedByPrograms(keys))).toEqual([]);
    const others = ['Ctrl+Shift+R', 'Cmd+R', 'Cmd+Alt+Left', 'Ctrl+Alt+B', 'Ctrl+,', 'Ctrl+1'];
    expect(others.filter(isUsedByPrograms)).toEqual([]);
  });

  test('all default keys have canonical spelling, and none is refused', () => {
    const own = COMMANDS.flatMap((command) => [...command.mac, ...command.other]);
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter((keys) => read(keys) !== keys)).toEqual([]);
  });

  test('outside macOS no default takes a key that shells and line editors use', () => {
    const own = COMMANDS.flatMap(({ other }) => other).filter(isUsedByPrograms);
    expect(own).toEqual(['Ctrl+Tab', 'F1', 'F11']);
  });
});

test.each([true, false])('no default keys occur twice (on a Mac: %s)', (mac) => {
  const own = COMMANDS.flatMap((command) => defaultKeys(command, mac));
  expect(new Set(own).size).toBe(own.length);
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
});

describe('bindings', () => {
  test('the user’s shortcut replaces the default keys, and null removes them', () => {
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

  test('keys that the user gave to another command belong to it, and `lostBy` reports the loss', () => {
    const { keysOf, commandOf, lostBy } = bindingsOf({ find: 'Ctrl+Plus' }, false);
    expect(commandOf('Ctrl+Plus')).toBe('find');
    expect(keysOf('larger-text')).toEqual(['Ctrl+=']);
    expect(lostBy('larger-text')).toEqual([{ keys: 'Ctrl+Plus', to: 'find' }]);
    expect(lostBy('find')).toEqual([]);
  });

  test('for any shortcuts, no keys run two commands, and each command’s keys run that command', () => {
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

  test('shortcuts are read in any accepted spelling', () => {
    const given = { find: 'shift+ctrl+u', copy: null };
    expect(v.parse(settings, { shortcuts: given }).shortcuts).toEqual({ find: 'Ctrl+Shift+U', copy: null });
  });

  test.each([
    [{ find: 'Ctrl+C' }, 'shortcuts.find: Ctrl+C cannot be a shortcut: it interrupts the program'],
    [{ find: 'Hyper+X' }, 'shortcuts.find: “Hyper+X” is not a shortcut: write shortcuts like'],
    [{ find: 5 }, 'shortcuts.find: write a shortcut like'],
    [{ fnid: 'Ctrl+Shift+U' }, 'shortcuts.fnid: unknown command'],
    [{ find: 'Ctrl+Alt+U', copy: 'alt+ctrl+u' }, 'shortcuts.find: Ctrl+Alt+U is also used by “copy”'],
  ])('the shortcuts %j are refused with the path of the invalid part', (shortcuts, words) =>
    expect(problem(shortcuts)).toContain(words),
  );

  test('every shortcut that can be recorded is accepted', () => {
    expect(keysProblem('Alt+Shift+F5')).toBeNull();
    expect(problem({ find: 'Alt+Shift+F5' })).toBe('');
  });
});
