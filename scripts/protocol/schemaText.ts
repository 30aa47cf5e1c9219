// Types and messages of the protocol as Markdown, generated from their valibot schemas.
import * as v from 'valibot';

/** The parts of a valibot schema that this file reads. */
export type SchemaNode = {
  readonly kind: string;
  readonly type: string;
  readonly pipe?: readonly SchemaNode[];
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly options?: readonly (SchemaNode | string)[];
  readonly item?: SchemaNode;
  readonly wrapped?: SchemaNode;
  readonly key?: SchemaNode;
  readonly value?: SchemaNode;
  readonly literal?: unknown;
  readonly requirement?: unknown;
};

/** A row in a table of fields. */
type Row = {
  readonly path: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly meaning: string;
};

/** Schemas with a name, in the order in which they were found. */
export type NamedTypes = Map<string, SchemaNode>;

export function titleOf(node: SchemaNode): string | undefined {
  return v.getTitle(node as unknown as v.GenericSchema);
}

export function meaningOf(node: SchemaNode): string {
  return v.getDescription(node as unknown as v.GenericSchema) ?? '';
}

/** Returns the values of all checks of one kind, in a schema and in the schemas of its pipe. */
function checks(node: SchemaNode, type: string): readonly unknown[] {
  const inPipe = node.pipe?.flatMap((inner) => checks(inner, type)) ?? [];
  return node.kind === 'validation' && node.type === type ? [node.requirement, ...inPipe] : inPipe;
}

function bound(node: SchemaNode, type: string, pick: (...values: number[]) => number): number | undefined {
  const values = checks(node, type).filter((value) => typeof value === 'number');
  return values.length === 0 ? undefined : pick(...values);
}

function numberText(value: number): string {
  return value.toLocaleString('en-US');
}

function numberType(node: SchemaNode): string {
  const isInteger = checks(node, 'integer').length + checks(node, 'safe_integer').length > 0;
  const min = bound(node, 'min_value', Math.max);
  const max = bound(node, 'max_value', Math.min);
  const word = isInteger ? 'integer' : 'number';
  if (min === undefined) return word;
  return max === undefined
    ? `${word} from ${numberText(min)}`
    : `${word}, ${numberText(min)} to ${numberText(max)}`;
}

function stringType(node: SchemaNode): string {
  const [pattern] = checks(node, 'regex');
  if (pattern instanceof RegExp) return `string that matches \`${String(pattern)}\``;
  const min = bound(node, 'min_length', Math.max);
  const max = bound(node, 'max_length', Math.min);
  if (max === undefined) throw new Error('a string of the protocol has no maximum length');
  return `string, ${min === undefined ? 'at most' : `${min} to`} ${numberText(max)} characters`;
}

function arrayType(node: SchemaNode, types: NamedTypes): string {
  const length = bound(node, 'length', Math.min);
  const min = bound(node, 'min_length', Math.max);
  const max = bound(node, 'max_length', Math.min);
  if (length === undefined && max === undefined)
    throw new Error('an array of the protocol has no maximum length');
  const count =
    length ?? (min === undefined ? `at most ${numberText(max ?? 0)}` : `${min} to ${numberText(max ?? 0)}`);
  return `array of ${count} × ${typeText(part(node.item), types)}`;
}

function part(node: SchemaNode | undefined): SchemaNode {
  if (node === undefined) throw new Error('a schema lacks a part');
  return node;
}

/** Returns the schema that itself has the name, without the wrapper that carries the field's description. */
function namedNode(node: SchemaNode): SchemaNode {
  const [inner] = node.pipe ?? [];
  return inner === undefined || inner.kind !== 'schema' || titleOf(inner) === undefined
    ? node
    : namedNode(inner);
}

/** Returns the text of a field's type. A named type becomes a link, and is added to `types`. */
export function typeText(node: SchemaNode, types: NamedTypes): string {
  const title = titleOf(node);
  if (title === undefined) return plainType(node, types);
  types.set(title, namedNode(node));
  return `[${title}](#${title.toLowerCase()})`;
}

/** Returns the full text of the type instead of its name. */
export function plainType(node: SchemaNode, types: NamedTypes): string {
  switch (node.type) {
    case 'string':
      return stringType(node);
    case 'number':
      return numberType(node);
    case 'boolean':
      return 'boolean';
    case 'literal':
      return `\`${JSON.stringify(node.literal)}\``;
    case 'picklist':
      return `one of ${(node.options ?? []).map((option) => `\`${JSON.stringify(option)}\``).join(', ')}`;
    case 'nullable':
      return `${typeText(part(node.wrapped), types)}; or null`;
    case 'array':
      return arrayType(node, types);
    case 'record':
      return `object whose keys are ${typeText(part(node.key), types)} and values ${typeText(part(node.value), types)}`;
    case 'strict_object':
      return 'object';
    default:
      throw new Error(`no text for schemas of type ${node.type}`);
  }
}

/** The object whose fields are listed below a field; undefined when there is none. */
function inlineObject(node: SchemaNode): SchemaNode | undefined {
  if (titleOf(node) !== undefined) return undefined;
  if (node.type === 'nullable') return inlineObject(part(node.wrapped));
  return node.type === 'strict_object' ? node : undefined;
}

function rowsOf(node: SchemaNode, prefix: string, types: NamedTypes): Row[] {
  const rows: Row[] = [];
  for (const [name, entry] of Object.entries(node.entries ?? {})) {
    const isOptional = entry.type === 'exact_optional';
    const field = isOptional ? part(entry.wrapped) : entry;
    const path = `${prefix}${name}`;
    const type = typeText(field, types);
    // The meaning of a named type is described with the type, so it is not repeated here.
    const meaning = types.get(titleOf(field) ?? '') === field ? '' : meaningOf(field);
    rows.push({ path, type, isOptional, meaning });
    const inner = inlineObject(field);
    if (inner !== undefined) rows.push(...rowsOf(inner, `${path}.`, types));
  }
  return rows;
}

/** Returns the table of an object's fields as text. */
export function fieldTable(node: SchemaNode, types: NamedTypes): string {
  const rows = rowsOf(node, '', types).map(({ path, type, isOptional, meaning }) => {
    const cells = [`\`${path}\``, isOptional ? `${type}; optional` : type, meaning];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| field | type | meaning |', '|---|---|---|', ...rows].join('\n');
}

/** Returns the members of a union of object schemas. */
export function members(node: SchemaNode): readonly SchemaNode[] {
  return (node.options ?? []).filter((option) => typeof option === 'object');
}
