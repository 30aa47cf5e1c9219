// Every text of the app has the same quotes, apostrophes and ellipses, and none of the words that only its makers know.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

type Node = { readonly type: string; readonly [field: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** All string literals in a file except property names, and the literal parts of its template strings. */
function textsIn(node: Node): readonly string[] {
  if (node.type === 'ImportDeclaration' || node.type === 'TSLiteralType') return [];
  if (node.type === 'Property') return isNode(node['value']) ? textsIn(node['value']) : [];
  const own =
    node.type === 'Literal' && typeof node['value'] === 'string'
      ? [node['value']]
      : node.type === 'TemplateElement'
        ? [(node['value'] as { readonly cooked: string }).cooked]
        : [];
  return [...own, ...Object.values(node).flat().filter(isNode).flatMap(textsIn)];
}

const filesOf = (language: string) =>
  globSync(`shared/words/${language}/*.ts`, { cwd: projectRoot }).toSorted();

const textsOf = (file: string): readonly string[] =>
  textsIn(parseSync(file, readFileSync(join(projectRoot, file), 'utf8')).program as unknown as Node);

const found = (language: string, wrong: RegExp) =>
  filesOf(language).flatMap((file) =>
    textsOf(file)
      .filter((text) => wrong.test(text))
      .map((text) => `${file}: ${text}`),
  );

test.each(['english', 'german'])(
  '%s has curly quotes and apostrophes, and one character for an ellipsis',
  (language) => {
    expect(filesOf(language).length).toBeGreaterThan(15);
    expect(found(language, /["']|\.\.\./)).toEqual([]);
  },
);

test('German has a space before an ellipsis that stands for words', () => {
  expect(found('german', /\p{L}…/u)).toEqual([]);
});

test('English texts have American spelling and no words that only the project uses', () => {
  const own = /colour|favourite|can not|\b(?:held|story|detached|whoever)\b|\btarget\b/i;
  expect(found('english', own)).toEqual([]);
});
