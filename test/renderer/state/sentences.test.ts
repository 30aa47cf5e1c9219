// Sentences made from messages of servers.
import { expect, test } from 'vitest';
import { sentenceOf } from '../../../renderer/state/sentences.ts';

test('a message of a server becomes a sentence, and a sentence stays unchanged', () => {
  expect(sentenceOf('the token was not accepted: enter another')).toBe(
    'The token was not accepted: enter another.',
  );
  expect(sentenceOf('Is it running?')).toBe('Is it running?');
  expect(sentenceOf('  ')).toBe('');
});
