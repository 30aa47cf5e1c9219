// Every text of the app is in the catalog: no sentence, label or name is written where it is shown.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

type Node = { readonly type: string; readonly [field: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Text of a literal, between JSX tags, or of the pieces of a template. */
function textOf(node: Node): string {
  const { value, expressions, quasis } = node;
  if ((node.type === 'Literal' || node.type === 'JSXText') && typeof value === 'string') return value;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(expressions) || !Array.isArray(quasis)) return '';
  return quasis.map((quasi: { readonly value: { readonly cooked: string } }) => quasi.value.cooked).join('…');
}

/** Visits every node; skips the children of a node for which `visit` returns false. */
function walk(node: Node, visit: (node: Node) => boolean): void {
  if (!visit(node)) return;
  for (const value of Object.values(node).flat()) if (isNode(value)) walk(value, visit);
}

const parsed = (file: string): Node =>
  parseSync(file, readFileSync(join(projectRoot, file), 'utf8')).program as unknown as Node;

const files = (pattern: string): readonly string[] => globSync(pattern, { cwd: projectRoot }).toSorted();

/** Names printed on keys, a command in the sample of colors, and an example address. */
const NO_WORDS = new Set(['Enter', 'Shift+Enter', 'Alt+Enter', 'ls', 'wss://server.example:7420']);
/** Attributes and props that reach the user as text. */
const TEXT_ATTRIBUTES = new Set(['title', 'placeholder', 'alt', 'label', 'hint', 'text', 'words', 'problem']);

/** Texts of elements: between tags, and in attributes that reach the user. */
function textsInPage(program: Node): readonly string[] {
  const found: string[] = [];
  const gather = (node: unknown): void => {
    if (!isNode(node)) return;
    walk(node, (inner) => {
      if (inner.type === 'JSXElement' || inner.type === 'CallExpression' || inner.type === 'BinaryExpression')
        return false;
      found.push(textOf(inner).trim());
      return true;
    });
  };
  walk(program, (node) => {
    if (node.type === 'JSXText') found.push(textOf(node).trim());
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node['children'] as Node[])
        if (child.type === 'JSXExpressionContainer') gather(child);
    if (node.type === 'JSXAttribute') {
      const { name } = node['name'] as { readonly name: string };
      if (
        typeof name === 'string' &&
        (TEXT_ATTRIBUTES.has(name) || /^aria-(label|description|roledescription|valuetext)$/.test(name))
      )
        gather(node['value']);
    }
    return true;
  });
  return found.filter((text) => /\p{L}/u.test(text) && !NO_WORDS.has(text));
}

test.each(files('renderer/**/*.tsx'))('%s writes nothing that is read or heard', (file) => {
  expect(textsInPage(parsed(file))).toEqual([]);
});

/** Connection states are names. */
const STATES: ReadonlySet<string> = new Set(['Signed out']);
/** Matches a sentence or the beginning of one. */
const SENTENCE = /\p{L}{2,},? \p{L}{2,}.* \p{L}{2,}|^\p{Lu}\p{Ll}+ \p{Ll}{2,}/u;

/** Texts that look like sentences, except those of errors, which only developers read. */
function sentencesIn(program: Node): readonly string[] {
  const found: string[] = [];
  walk(program, (node) => {
    if (node.type === 'ThrowStatement' || node.type === 'ImportDeclaration' || node.type === 'TSLiteralType')
      return false;
    if (node.type === 'NewExpression' && String((node['callee'] as Node)['name']).endsWith('Error'))
      return false;
    if (SENTENCE.test(textOf(node)) && !STATES.has(textOf(node))) found.push(textOf(node));
    return true;
  });
  return found;
}

/** Files with English on purpose, with the reason (docs/decisions/0024-languages.md). */
const ENGLISH_BY_INTENT: Readonly<Record<string, readonly string[]>> = {
  // Technical details, shown in parentheses after a sentence, like those of the system.
  'client/export': ['historyFetch'],
  'client/link': ['link', 'remoteSessions', 'linkConnection', 'testServer', 'dialServer'],
  'client/terminal': ['remoteTerminal'],
  // A report for the server's admin.
  'renderer/state/servers': ['connectionHistoryText'],
  // Keys of settings, and the name of their file.
  'main/workspace': ['words'],
  'main/workspace/servers': ['servers'],
  'main/stores': ['settingsSchema'],
  // Names of protocol states, colors and a key.
  'renderer/state/settings': ['colorSchemes'],
  'main/electron/updates': ['updateFeed'],
};
const isMeant = (file: string): boolean =>
  Object.entries(ENGLISH_BY_INTENT).some(([folder, names]) =>
    names.some((name) => file === `${folder}/${name}.ts`),
  );

const CODE = [
  ...files('renderer/{state,terminal,ui}/**/*.{ts,tsx}'),
  ...files('{client,main/{electron,workspace,stores}}/**/*.ts'),
].filter((file) => !isMeant(file));

test('no sentence is written outside of the catalog', () => {
  expect(CODE.length).toBeGreaterThan(200);
  const found = CODE.flatMap((file) => sentencesIn(parsed(file)).map((text) => `${file}: ${text}`));
  expect(found).toEqual([]);
});

test('the searches of these tests find what they look for', () => {
  const page = (source: string) =>
    textsInPage(parseSync('a.tsx', `const a = ${source};`).program as unknown as Node);
  expect(page('<p>Hello</p>')).toEqual(['Hello']);
  expect(page('<b title="Close it" data-kind="plain">{1}</b>')).toEqual(['Close it']);
  expect(page('<b aria-label={on ? `Edit ${x}` : y}>{on && "Yes"}</b>')).toEqual(['Yes', 'Edit …']);
  expect(page('<b class="a">{words.close}<i aria-hidden="true">·</i></b>')).toEqual([]);
  const code = (source: string) => sentencesIn(parseSync('a.ts', source).program as unknown as Node);
  expect(code('show(`The file ${path} is gone`)')).toEqual(['The file … is gone']);
  expect(code('throw new Error("this cannot happen")')).toEqual([]);
});
