// JSON with comments that is written by people and by the app.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
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

test('what is not there, or empty, has no fields, and begins with what is given', () => {
  expect(open().read()).toEqual({});
  open().write({ a: 1 });
  expect(readFileSync(path, 'utf8')).toBe('// Fresh.\n{\n  "a": 1\n}\n');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  writeFileSync(path, ' \n');
  expect(open().read()).toEqual({});
  open().write({ a: 2 });
  expect(open().read()).toEqual({ a: 2 });
});

test('fields that did not change are not touched, however they are written', () => {
  writeFileSync(path, '{ "a" :[ 1,2 ], // two\n"b":1e1 }');
  open().write({ a: [1, 2], b: 10, c: true });
  expect(readFileSync(path, 'utf8')).toMatch(/^\{ "a" :\[ 1,2 \], \/\/ two\n"b": ?1e1,\s+"c": true\s*\}$/);
});

test('what can not be parsed is said with its line, and not written over', () => {
  writeFileSync(path, '{\n  "a": 1,\n  "b" 2\n}');
  expect(() => open().read()).toThrow('line 3: colon expected');
  expect(() => open().write({ a: 2 })).toThrow('line 3: colon expected');
  expect(readFileSync(path, 'utf8')).toContain('"b" 2');
  writeFileSync(path, '[1]');
  expect(() => open().read()).toThrow('not an object');
});

test('a field has a line, where it is there', () => {
  writeFileSync(path, '{\n  // one\n  "a": {\n "b": 1 }\n}');
  expect([open().lineOf?.(['a']), open().lineOf?.(['b'])]).toEqual([3, null]);
  expect([open().lineOf?.(['a', 'b']), open().lineOf?.(['a', 'c'])]).toEqual([4, 3]);
  writeFileSync(path, '{\n  "a": [\n1,\n2]\n}');
  expect([open().lineOf?.(['a', 1]), open().lineOf?.(['a', 2])]).toEqual([4, 2]);
});

test('within a field, too, only what differs is touched, and what is gone is taken out, but for comments', () => {
  writeFileSync(path, '{\n  "a": {\n    // Why.\n    "b" : 1,\n    "c": 2, // Two.\n    "d": 3\n  }\n}');
  open().write({ a: { b: 1, c: 9 } });
  const text = readFileSync(path, 'utf8');
  expect(text).toBe('{\n  "a": {\n    // Why.\n    "b" : 1,\n    "c": 9 // Two.\n  }\n}');
  open().write({ a: { c: 9 } });
  expect(readFileSync(path, 'utf8')).toBe('{\n  "a": {\n    // Why.\n    "c": 9 // Two.\n  }\n}');
  open().write({ a: {} });
  expect(readFileSync(path, 'utf8')).toBe('{\n  "a": {\n    // Why. // Two.\n  }\n}');
});

test('whatever is written, one after the other, is read, and comments stay', () => {
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
      for (const one of documents) {
        open().write(one);
        Object.assign(all, one);
        expect(open().read()).toEqual(all);
      }
      const text = readFileSync(path, 'utf8');
      for (const comment of ['// Top.', '// Inside.', '// Behind.', '// End.'])
        expect(text).toContain(comment);
    }),
    { numRuns: 100 },
  );
});

test('the schema names every setting with what is allowed', () => {
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
