/** A document that users can also edit: JSON with comments, which stay when the app writes the document. */

import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parse,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { DocumentFile, FieldPath } from './documentFile.ts';
import { replaceFile } from './replaceFile.ts';

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };
const PARSING = { allowTrailingComma: true };

/** The document at `path`. @param fresh is the text of a new file: comments, and an empty object. */
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
      replaceFile(path, changed(text.trim() === '' ? fresh : text, document));
    },
    lineOf: (fields) => {
      const text = textNow();
      const nodes = fields.flatMap((_, index) => nodeIn(text, fields.slice(0, index + 1)) ?? []);
      const deepest = nodes.at(-1);
      return deepest === undefined ? null : lineAt(text, deepest.offset);
    },
  };
}

function documentIn(text: string): Readonly<Record<string, unknown>> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, PARSING);
  const [first] = errors;
  if (first !== undefined) throw new Error(`line ${lineAt(text, first.offset)}: ${errorWords(first)}`);
  if (isObject(value)) return { ...value };
  throw new Error('it is not an object');
}

/** The parser's error as text, e.g. `comma expected`. */
function errorWords({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

/** The text with only the changed fields replaced. */
function changed(text: string, document: Readonly<Record<string, unknown>>): string {
  const before = documentIn(text);
  // A field that is not in the document was added by the user, and stays.
  return Object.entries(document).reduce(
    (result, [field, value]) => withValue(result, [field], before[field], value),
    text,
  );
}

/**
 * The text with a new value at the path. In an object, only changed fields are replaced, so that comments
 * stay.
 */
function withValue(text: string, path: readonly string[], before: unknown, value: unknown): string {
  if (isDeepStrictEqual(before, value)) return text;
  if (value === undefined) return without(text, path);
  if (!isObject(before) || !isObject(value)) return applyEdits(text, modify(text, [...path], value, FORMAT));
  const names = new Set([...Object.keys(before), ...Object.keys(value)]);
  return [...names].reduce(
    (result, name) => withValue(result, [...path, name], before[name], value[name]),
    text,
  );
}

/**
 * The text without the property at the path, with all comments. (`jsonc-parser` would also remove comments
 * before a last property.)
 */
function without(text: string, path: readonly string[]): string {
  const property = nodeIn(text, path)?.parent;
  const all = property?.parent?.children;
  if (property === undefined || all === undefined) return text;
  const index = all.indexOf(property);
  const [previous, next] = [all[index - 1], all[index + 1]];
  if (next !== undefined) {
    const behind = text.slice(endOf(property), next.offset);
    return text.slice(0, property.offset) + behind.replace(',', '').trimStart() + text.slice(next.offset);
  }
  const rest = text.slice(endOf(property)).replace(/^\s*,/, '');
  if (previous === undefined) return text.slice(0, property.offset).trimEnd() + rest;
  const between = text.slice(endOf(previous), property.offset);
  return text.slice(0, endOf(previous)) + between.replace(',', '').trimEnd() + rest;
}

const endOf = ({ offset, length }: Node): number => offset + length;

function nodeIn(text: string, path: FieldPath): Node | undefined {
  const tree = parseTree(text, [], PARSING);
  return tree && findNodeAtLocation(tree, [...path]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Line number of an offset, counted from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
