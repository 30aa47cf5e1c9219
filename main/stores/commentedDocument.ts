/** A document that people edit as well: JSON with comments, which stay where they are. */

import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parse,
  parseTree,
  printParseErrorCode,
  type ParseError,
} from 'jsonc-parser';
import type { DocumentFile } from './documentFile.ts';
import { exportFile } from './exportFile.ts';

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };
const PARSING = { allowTrailingComma: true };

/** @param fresh is the text of a file that is not there yet: comments, and an object. */
export function commentedDocument(path: string, fresh: string): DocumentFile {
  const textNow = (): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return {
    path,
    read: () => {
      const text = textNow();
      return text.trim() === '' ? {} : documentIn(text);
    },
    write: (document) => {
      const text = textNow();
      const file = exportFile(path);
      try {
        file.append(Buffer.from(changed(text.trim() === '' ? fresh : text, document)));
      } catch (error) {
        file.discard();
        throw error;
      }
      file.finish();
    },
    lineOf: (field) => {
      const text = textNow();
      const tree = parseTree(text, [], PARSING);
      const node = tree && findNodeAtLocation(tree, [field]);
      return node === undefined ? null : lineAt(text, node.offset);
    },
  };
}

function documentIn(text: string): Readonly<Record<string, unknown>> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, PARSING);
  const [first] = errors;
  if (first !== undefined) throw new Error(`line ${lineAt(text, first.offset)}: ${errorWords(first)}`);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error('it is not an object');
}

/** E.g. `comma expected`. */
function errorWords({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

/** The text with the fields that differ, and nothing else touched. */
function changed(text: string, document: Readonly<Record<string, unknown>>): string {
  let result = text;
  const before = documentIn(text);
  for (const [field, value] of Object.entries(document)) {
    if (isDeepStrictEqual(before[field], value)) continue;
    result = applyEdits(result, modify(result, [field], value, FORMAT));
  }
  return result;
}

/** Counts from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
