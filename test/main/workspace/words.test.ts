import { expect, test } from 'vitest';
import { ENGLISH } from '../../../shared/words/english.ts';
import { safeTitle, titleIn } from '../../../main/workspace/words.ts';

test('a pane’s title is the user’s name for it, else the program’s title, else the target’s name', () => {
  const target = { kind: 'container', container: 'web' } as const;
  const record = { server: 'team', target, name: 'deploy', programTitle: 'vim', targetName: 'web' };
  expect(titleIn(ENGLISH, record)).toBe('deploy');
  expect(titleIn(ENGLISH, { ...record, name: null })).toBe('vim');
  expect(titleIn(ENGLISH, { ...record, name: null, programTitle: null })).toBe('web');
});

test('a title has no control characters, and no characters that change the text direction', () => {
  expect(safeTitle('a\u001b[31mb\u202Ec\u2028d')).toBe('a [31mb c d');
  expect(safeTitle(' \u0007 ')).toBeNull();
  expect(safeTitle('x'.repeat(500))).toHaveLength(200);
});
