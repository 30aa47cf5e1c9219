// docs/PROTOCOL.md agrees with the code: its generated parts, its examples, and its tables of codes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLOSE } from '../../protocol/errors.ts';
import { decodeFrame } from '../../protocol/frames.ts';
import { down } from '../../protocol/messages/down.ts';
import { parseDown, parseUp } from '../../protocol/messages/parse.ts';
import { up } from '../../protocol/messages/up.ts';
import { PLAIN_PROFILE } from '../../protocol/plainProfile.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { withGeneratedParts } from '../../scripts/protocol/documentParts.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

const document = readFileSync(join(projectRoot, 'docs', 'PROTOCOL.md'), 'utf8');
const limitsSource = readFileSync(join(projectRoot, 'protocol', 'limits.ts'), 'utf8');
const examples = [...document.matchAll(/```json\n([^`]+)```/g)].map(([, json = '']) => json);
const typeOf = (json: string): string => String((JSON.parse(json) as Record<string, unknown>)['type']);
const messages = examples.filter((json) => typeOf(json) !== 'undefined');
const isUp = (json: string): boolean => up.options.some((one) => one.entries.type.literal === typeOf(json));

test('the tables of messages, refusals and limits match the code: run node scripts/protocol-messages.ts', () => {
  expect(withGeneratedParts(document, limitsSource)).toBe(document);
});

test('a document without the marks of a generated part is an error', () => {
  expect(() => withGeneratedParts('# Protocol', limitsSource)).toThrow('lacks the marks');
});

test('a limit without a comment is an error', () => {
  expect(() => withGeneratedParts(document, limitsSource.replace('/** Rows of', '/* Rows of'))).toThrow(
    'a limit lacks its comment',
  );
});

describe('C8: the examples', () => {
  test('examples exist', () => {
    expect(messages.length).toBeGreaterThan(4);
  });

  test.each(messages.map((json) => [typeOf(json), json]))('the examples of %s are valid', (_type, json) => {
    expect(isUp(json) ? parseUp(json) : parseDown(json)).toEqual(JSON.parse(json));
  });

  test('S11: the examples have the profile of an unknown terminal', () => {
    const profiles = examples.filter((json) => typeOf(json) === 'undefined');
    expect(profiles.map((json) => JSON.parse(json) as unknown)).toEqual([PLAIN_PROFILE]);
  });
});

test('F1 F2: the frames in the text have the bytes that the text describes', () => {
  const frames = [...document.matchAll(/bytes `([0-9a-f ]{20,})`/g)].map(([, hex = '']) =>
    decodeFrame(Buffer.from(hex.replaceAll(' ', ''), 'hex')),
  );
  expect(frames).toMatchObject([
    { kind: 'data', channel: 1, offset: 5, bytes: Buffer.from('hi') },
    { kind: 'receipt', channel: 1, offset: 7 },
  ]);
});

test('every close code has a row in the document', () => {
  for (const code of [...Object.values(CLOSE), 1006, 1009, 1011]) expect(document).toContain(`| ${code} |`);
});

test('every message has a table, and the document’s title has the version', () => {
  for (const { entries } of [...up.options, ...down.options])
    expect(document).toContain(`#### \`${entries.type.literal}\`\n`);
  expect(document).toContain(`# The Holdfast protocol, version ${PROTOCOL_VERSION}\n`);
});

test('no rule id is used twice', () => {
  const ids = [...document.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(70);
  expect(new Set(ids).size).toBe(ids.length);
});
