// JSON with comments that users and the app edit.
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { commentedDocument } from '../../../main/stores/commentedDocument.ts';
import { settingsSchema } from '../../../main/stores/settingsSchema.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();
let path: string;

beforeEach(() => {
  path = join(newFolder(), 'settings.json');
});

const open = () => commentedDocument(path, '// Fresh.\n{\n}\n');

test('a missing or empty file has no fields, and is created with the initial text', () => {
  expect(open().read()).toEqual({});
  open().write({ a: 1 });
  expect(readFileSync(path, 'utf8')).toBe('// Fresh.\n{\n  "a": 1\n}\n');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  writeFileSync(path, ' \n');
  expect(open().read()).toEqual({});
  open().write({ a: 2 });
  expect(open().read()).toEqual({ a: 2 });
});

test('unchanged fields keep their formatting', () => {
  writeFileSync(path, '{ "a" :[ 1,2 ], // two\n"b":1e1 }');
  open().write({ a: [1, 2], b: 10, c: true });
  expect(readFileSync(path, 'utf8')).toMatch(/^\{ "a" :\[ 1,2 \], \/\/ two\n"b": ?1e1,\s+"c": true\s*\}$/);
});

test('a syntax error is reported with its line, and the file is not overwritten', () => {
  writeFileSync(path, '{\n  "a": 1,\n  "b" 2\n}');
  expect(() => open().read()).toThrow('line 3: colon expected');
  expect(() => open().write({ a: 2 })).toThrow('line 3: colon expected');
  expect(readFileSync(path, 'utf8')).toContain('"b" 2');
  writeFileSync(path, '[1]');
  expect(() => open().read()).toThrow('not an object');
});

test('an existing field has a line', () => {
  writeFileSync(path, '{\n  // one\n  "a": {\n "b": 1 }\n}');
  expect([open().lineOf?.(['a']), open().lineOf?.(['b'])]).toEqual([3, null]);
  expect([open().lineOf?.(['a', 'b']), open().lineOf?.(['a', 'c'])]).toEqual([4, 3]);
  writeFileSync(path, '{\n  "a": [\n1,\n2]\n}');
  expect([open().lineOf?.(['a', 1]), open().lineOf?.(['a', 2])]).toEqual([4, 2]);
});

test('within a field only differences are written, and removed values leave their comments', () => {
  writeFileSync(path, '{\n  "a": {\n    // Why.\n    "b" : 1,\n    "c": 2, // Two.\n    "d": 3\n  }\n}');
  open().write({ a: { b: 1, c: 9 } });
  const text = readFileSync(path, 'utf8');
  expect(text).toBe('{\n  "a": {\n    // Why.\n    "b" : 1,\n    "c": 9 // Two.\n  }\n}');
  open().write({ a: { c: 9 } });
  expect(readFileSync(path, 'utf8')).toBe('{\n  "a": {\n    // Why.\n    "c": 9 // Two.\n  }\n}');
  open().write({ a: {} });
  expect(readFileSync(path, 'utf8')).toBe('{\n  "a": {\n    // Why. // Two.\n  }\n}');
});

test('any sequence of writes is read back, and comments stay', () => {
  const inside = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.integer());
  const value = fc.oneof(
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.array(fc.integer(), { maxLength: 3 }),
    inside,
  );
  const document = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value);
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 6 }), (documents) => {
      writeFileSync(path, '// Top.\n{\n  // Inside.\n  "z": 0 // Behind.\n}\n// End.\n');
      const all: object = { z: 0 };
      for (const written of documents) {
        open().write(written);
        Object.assign(all, written);
        expect(open().read()).toEqual(all);
      }
      const text = readFileSync(path, 'utf8');
      for (const comment of ['// Top.', '// Inside.', '// Behind.', '// End.'])
        expect(text).toContain(comment);
    }),
    { numRuns: 100 },
  );
});

test('the JSON Schema has every setting with its allowed values', () => {
  expect(settingsSchema()).toMatchObject({
    properties: {
      version: { const: 1 },
      fontSize: { type: 'number', minimum: 6, maximum: 72, default: 13 },
      theme: { enum: ['system', 'light', 'dark'] },
      shortcuts: {
        properties: { find: { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'Find' } },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  });
});

test('a file behind links to links is written in place of the links, and keeps its mode under any umask', () => {
  const dotfiles = newFolder();
  writeFileSync(join(dotfiles, 'real.json'), '{ "a": 1 }');
  chmodSync(join(dotfiles, 'real.json'), 0o664);
  symlinkSync('real.json', join(dotfiles, 'link.json'));
  symlinkSync(join(dotfiles, 'link.json'), path);
  open().write({ a: 2 });
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  expect(lstatSync(join(dotfiles, 'link.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(dotfiles, 'real.json'), 'utf8')).toBe('{ "a": 2 }');
  expect(statSync(path).mode & 0o777).toBe(0o664);
  expect(readdirSync(dotfiles).toSorted()).toEqual(['link.json', 'real.json']);
});

test('a dangling link is kept, and its target is created', () => {
  const target = join(newFolder(), 'settings.json');
  symlinkSync(target, path);
  open().write({ a: 1 });
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  expect(statSync(target).mode & 0o777).toBe(0o600);
});

test('links in a circle and a missing folder of the target are errors, and the link is kept', () => {
  symlinkSync(path, path);
  expect(() => open().write({ a: 1 })).toThrow('too many symbolic links');
  const missing = join(newFolder(), 'missing');
  path = join(newFolder(), 'settings.json');
  symlinkSync(join(missing, 'settings.json'), path);
  expect(() => open().write({ a: 1 })).toThrow('ENOENT');
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  mkdirSync(missing);
  open().write({ a: 1 });
  expect(open().read()).toEqual({ a: 1 });
});
