// What the app says is in the catalog: no sentence, label or name is written where it is shown.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

type Node = { readonly type: string; readonly [field: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The node's own texts: of a literal, of what is between JSX tags, of the pieces of a template. */
function textOf(node: Node): string {
  const { value, expressions, quasis } = node;
  if ((node.type === 'Literal' || node.type === 'JSXText') && typeof value === 'string') return value;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(expressions) || !Array.isArray(quasis)) return '';
  return quasis.map((quasi: { readonly value: { readonly cooked: string } }) => quasi.value.cooked).join('…');
}

/** Calls `visit` with every node that is not within one for which it says false. */
function walk(node: Node, visit: (node: Node) => boolean): void {
  if (!visit(node)) return;
  for (const value of Object.values(node).flat()) if (isNode(value)) walk(value, visit);
}

const parsed = (file: string): Node =>
  parseSync(file, readFileSync(join(projectRoot, file), 'utf8')).program as unknown as Node;

const files = (pattern: string): readonly string[] => globSync(pattern, { cwd: projectRoot }).toSorted();

/** Keys have the names that are printed on them; a sample of colors is a command, and an address is one everywhere. */
const NO_WORDS = new Set(['Enter', 'Shift+Enter', 'Alt+Enter', 'ls', 'wss://server.example:7420']);
/** What is heard, shown at the pointer, or passed on to be shown. */
const SAID = new Set(['title', 'placeholder', 'alt', 'label', 'hint', 'text', 'words', 'problem']);

/** The texts of an element: between its tags, and in attributes that are said. */
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
        (SAID.has(name) || /^aria-(label|description|roledescription|valuetext)$/.test(name))
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

/** Looks like a sentence, or the beginning of one. */
/* The states of a link are names. */
const STATES: ReadonlySet<string> = new Set(['Signed out']);
const SENTENCE = /\p{L}{2,},? \p{L}{2,}.* \p{L}{2,}|^\p{Lu}\p{Ll}+ \p{Ll}{2,}/u;

/** Texts that look like sentences and are not for developers: those of errors that only bugs throw are. */
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

/** Where English is meant, with why (docs/decisions/0024-languages.md). */
const ENGLISH_BY_INTENT: Readonly<Record<string, readonly string[]>> = {
  // Technical details, which stand in brackets behind a sentence as the system's own do.
  'client/export': ['historyFetch'],
  'client/link': ['link', 'remoteSessions', 'linkConnection', 'testServer', 'dialServer'],
  'client/terminal': ['remoteTerminal'],
  // A report is read by whoever runs the server.
  'renderer/state/servers': ['connectionHistoryText'],
  // Names by which settings know things, and the file that they are in.
  'main/workspace': ['words'],
  'main/workspace/servers': ['servers'],
  'main/stores': ['settingsSchema'],
  // Names of the protocol's states, of colors and of a key.
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

test('what these tests look for they find', () => {
  const page = (source: string) =>
    textsInPage(parseSync('a.tsx', `const a = ${source};`).program as unknown as Node);
  expect(page('<p>Hello</p>')).toEqual(['Hello']);
  expect(page('<b title="Close it" data-kind="plain">{1}</b>')).toEqual(['Close it']);
  expect(page('<b aria-label={on ? `Edit ${x}` : y}>{on && "Yes"}</b>')).toEqual(['Yes', 'Edit …']);
  expect(page('<b class="a">{words.close}<i aria-hidden="true">·</i></b>')).toEqual([]);
  const code = (source: string) => sentencesIn(parseSync('a.ts', source).program as unknown as Node);
  expect(code('say(`The file ${path} is gone`)')).toEqual(['The file … is gone']);
  expect(code('throw new Error("this can not be")')).toEqual([]);
});
