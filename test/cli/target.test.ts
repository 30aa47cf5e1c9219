// Target of `open`, given as one word.
import { expect, test } from 'vitest';
import { parseTarget } from '../../cli/target.ts';

test.each([
  ['local', { kind: 'local' }],
  ['db-1', { kind: 'container', container: 'db-1' }],
  ['service:shop.api', { kind: 'service', service: 'shop.api' }],
  ['service:shop.api#2', { kind: 'service', service: 'shop.api', task: '2' }],
  ['compose:shop/web', { kind: 'compose', project: 'shop', service: 'web' }],
  ['compose:shop/web#3', { kind: 'compose', project: 'shop', service: 'web', number: 3 }],
])('the word %s is read as a target', (word, target) => {
  expect(parseTarget(word)).toEqual(target);
});

test.each([
  '',
  'service:',
  'service:a#',
  'compose:shop',
  'compose:shop/',
  'compose:/web',
  'compose:a/b#x',
  'pod:x',
])('the word %j is not a target', (word) => {
  expect(parseTarget(word)).toBeUndefined();
});
