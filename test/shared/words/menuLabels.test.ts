// Menu labels are command labels in each language's spelling of menus, with few exceptions.
import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../shared/words/english.ts';
import { titleCase } from '../../../shared/words/english/titleCase.ts';
import { GERMAN } from '../../../shared/words/german.ts';

test.each([
  ['New tab', 'New Tab'],
  ['New tab on…', 'New Tab On…'],
  ['Move tab to new window', 'Move Tab to New Window'],
  ['Copy with colors', 'Copy with Colors'],
  ['Zoom in', 'Zoom In'],
  ['Insert command again', 'Insert Command Again'],
  ['Quit', 'Quit'],
  ['', ''],
])('%j is %j in title case', (label, title) => expect(titleCase(label)).toBe(title));

describe.each([
  ['English', ENGLISH, titleCase],
  ['German', GERMAN, (label: string) => label],
])('the %s menus', (_language, { commands }, inMenus) => {
  test('differ from the commands in other ways than spelling only where they must', () => {
    const labels: Readonly<Record<string, string>> = commands.labels;
    const others = Object.entries(commands.menu).filter(([id, label]) => label !== inMenus(labels[id] ?? ''));
    expect(others.map(([id]) => id).toSorted()).toEqual([
      'close-pane',
      'close-tab',
      'find',
      'palette',
      'resize-panes',
      'search-all',
      'settings',
      'switch-session',
    ]);
  });

  test('leave out the commands that only the palette and the settings list', () => {
    const unlisted = Object.keys(commands.labels).filter((id) => !Object.hasOwn(commands.menu, id));
    expect(unlisted).toEqual(['discard-input', 'reconnect', 'move-tab-left', 'move-tab-right']);
  });
});
