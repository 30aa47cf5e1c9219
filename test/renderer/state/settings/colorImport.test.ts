// Import of other terminals' color schemes.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { colorScheme } from '../../../../shared/settings/colorScheme.ts';
import { readSchemes } from '../../../../renderer/state/settings/colorImport.ts';
import { COLOR_SCHEMES, OWN_DARK, OWN_LIGHT } from '../../../../renderer/state/settings/colorSchemes.ts';

function importOne(file: string, text: string) {
  const read = readSchemes(ENGLISH, file, text);
  if ('problem' in read) throw new Error(read.problem);
  const [[name, scheme] = expect.fail(), ...others] = Object.entries(read.schemes);
  expect(others).toEqual([]);
  expect(v.safeParse(colorScheme, scheme).success).toBe(true);
  return { name, scheme };
}

const WINDOWS = {
  name: 'Campbell-like',
  background: '#0C0C0C',
  foreground: '#CCCCCC',
  cursorColor: '#FFFFFF',
  selectionBackground: '#333333',
  black: '#0C0C0C',
  red: '#C50F1F',
  purple: '#881798',
  brightPurple: '#B4009E',
  brightWhite: '#F2F2F2',
};

test('a scheme of Windows Terminal is imported', () => {
  const { name, scheme } = importOne('x.json', JSON.stringify(WINDOWS));
  expect(name).toBe('Campbell-like');
  expect(scheme).toMatchObject({
    background: '#0c0c0c',
    foreground: '#cccccc',
    cursor: '#ffffff',
    selection: '#333333',
  });
  expect([0, 1, 5, 13, 15].map((at) => scheme.ansi[at])).toEqual([
    '#0c0c0c',
    '#c50f1f',
    '#881798',
    '#b4009e',
    '#f2f2f2',
  ]);
  // Our own scheme supplies missing colors.
  expect(scheme.ansi[2]).toBe(COLOR_SCHEMES[OWN_DARK]?.ansi[2]);
});

test('all schemes in a settings file of Windows Terminal are imported', () => {
  const read = readSchemes(
    ENGLISH,
    'settings.json',
    JSON.stringify({ profiles: {}, schemes: [WINDOWS, { ...WINDOWS, name: 'Other' }, { name: 'empty' }, 7] }),
  );
  expect('schemes' in read && Object.keys(read.schemes)).toEqual(['Campbell-like', 'Other']);
});

test('a theme of VS Code is imported, with comments, short colors and transparent colors', () => {
  const { name, scheme } = importOne(
    'my-theme.json',
    `{
      // The editor's colors replace missing ones of the terminal.
      "colors": {
        "editor.background": "#fff",
        "terminal.foreground": "#000000",
        "terminal.selectionBackground": "#00000080",
        "terminal.ansiRed": "#f00",
        "terminal.ansiBrightWhite": "none",
      },
    }`,
  );
  expect(name).toBe('my-theme');
  expect(scheme).toMatchObject({
    background: '#ffffff',
    foreground: '#000000',
    cursor: '#000000',
    selection: '#7f7f7f',
  });
  expect([scheme.ansi[1], scheme.ansi[15]]).toEqual(['#ff0000', COLOR_SCHEMES[OWN_LIGHT]?.ansi[15]]);
});

test('a property list of iTerm2 is imported', () => {
  const color = (name: string, red: string, green: string, blue: string): string => `
	<key>${name} Color</key>
	<dict>
		<key>Alpha Component</key>
		<real>1</real>
		<key>Blue Component</key>
		<real>${blue}</real>
		<key>Color Space</key>
		<string>sRGB</string>
		<key>Green Component</key>
		<real>${green}</real>
		<key>Red Component</key>
		<real>${red}</real>
	</dict>`;
  const { name, scheme } = importOne(
    'Night.itermcolors',
    `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>${color('Ansi 12 ', '0', '0', '1').replace('12  ', '12 ')}${color('Ansi 1', '1', '0.5', '0')}${color(
      'Background',
      '0',
      '0',
      '0.2',
    )}${color('Foreground', '0.8', '0.8', '0.8')}${color('Ansi 2', '7', '0', '0')}</dict></plist>`,
  );
  expect(name).toBe('Night');
  expect(scheme).toMatchObject({ background: '#000033', foreground: '#cccccc' });
  // An invalid channel makes the color missing.
  expect([scheme.ansi[1], scheme.ansi[2], scheme.ansi[12]]).toEqual([
    '#ff8000',
    COLOR_SCHEMES[OWN_DARK]?.ansi[2],
    '#0000ff',
  ]);
});

test.each([
  ['', 'is not a property list or JSON file'],
  ['background: black', 'is not a property list or JSON file'],
  ['{"colors": ', 'is not a property list or JSON file'],
  ['7', 'is not a property list or JSON file'],
  ['{}', 'has no terminal colors'],
  ['{"background": 7, "foreground": "#fff"}', 'has no terminal colors'],
  ['{"background": "url(x)", "foreground": "#fff"}', 'has no terminal colors'],
  ['<plist><dict></dict></plist>', 'has no terminal colors'],
])('the import rejects %j: it %s', (text, words) => {
  const read = readSchemes(ENGLISH, 'odd.json', text);
  expect('problem' in read && read.problem).toContain(`“odd.json” ${words}`);
});
