// Parts of docs/PROTOCOL.md that are generated from the code: messages, types, refusal codes and limits.
import { REFUSALS } from '../../protocol/errors.ts';
import * as limits from '../../protocol/limits.ts';
import { down } from '../../protocol/messages/down.ts';
import { up } from '../../protocol/messages/up.ts';
import { fieldTable, meaningOf, members, plainType, type NamedTypes, type SchemaNode } from './schemaText.ts';

const DESCRIBED_LIMIT = /\/\*\* (.+?) \*\/\nexport const (\w+) =/g;

/**
 * Returns the document with its generated parts updated from the code. @param limitsSource is the text of
 * protocol/limits.ts.
 */
export function withGeneratedParts(document: string, limitsSource: string): string {
  const parts: Readonly<Record<string, string>> = {
    refusals: refusalTable(),
    limits: limitTable(limitsSource),
    messages: messagesText(),
  };
  return Object.entries(parts).reduce((text, [name, content]) => {
    const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`];
    const from = text.indexOf(start);
    const to = text.indexOf(end);
    if (from === -1 || to < from) throw new Error(`docs/PROTOCOL.md lacks the marks of its part ${name}`);
    return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
  }, document);
}

function refusalTable(): string {
  const rows = Object.entries(REFUSALS).map(
    ([code, { disposition, meaning }]) => `| \`${code}\` | ${disposition} | ${meaning} |`,
  );
  return ['| code | disposition | meaning |', '|---|---|---|', ...rows].join('\n');
}

function limitTable(source: string): string {
  const values: Readonly<Record<string, number>> = limits;
  const described = [...source.matchAll(DESCRIBED_LIMIT)];
  const rows = described.map(([, meaning = '', name = '']) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the limit ${name} is not exported`);
    return `| \`${name}\` | ${value.toLocaleString('en-US')} | ${meaning} |`;
  });
  if (rows.length !== Object.keys(values).length) throw new Error('a limit lacks its comment');
  return ['| limit | value | meaning and origin |', '|---|---|---|', ...rows].join('\n');
}

function messagesText(): string {
  const types: NamedTypes = new Map();
  const messages = [
    ['Client to server', up],
    ['Server to client', down],
  ] as const;
  const sections = messages.map(([heading, union]) => {
    const all = members(union as unknown as SchemaNode).map((message) => {
      const name = String(message.entries?.['type']?.literal);
      return `#### \`${name}\`\n\n${meaningOf(message)}\n\n${fieldTable(message, types)}`;
    });
    return `### ${heading}\n\n${all.join('\n\n')}`;
  });
  return `${sections.join('\n\n')}\n\n### Types\n\n${typesText(types)}`;
}

/** Returns the named types in alphabetical order. Writing a type may add other types that it mentions. */
function typesText(types: NamedTypes): string {
  const texts = new Map<string, string>();
  // The loop also visits types that are added while it runs. Messages that are part of another message are
  // skipped, because they already have their own table.
  for (const [name, node] of types)
    if (node.entries?.['type'] === undefined) texts.set(name, `#### ${name}\n\n${typeBody(node, types)}`);
  return [...texts.keys()]
    .toSorted()
    .map((name) => texts.get(name))
    .join('\n\n');
}

function typeBody(node: SchemaNode, types: NamedTypes): string {
  const meaning = meaningOf(node);
  if (node.type === 'strict_object') return `${meaning}\n\n${fieldTable(node, types)}`;
  if (node.type !== 'variant') return `${meaning} Type: ${plainType(node, types)}.`;
  const variants = members(node).map((member) => {
    const literal = Object.values(member.entries ?? {})[0]?.literal;
    return `**\`${String(literal)}\`**: ${meaningOf(member)}\n\n${fieldTable(member, types)}`;
  });
  return `${meaning} One of these objects:\n\n${variants.join('\n\n')}`;
}
