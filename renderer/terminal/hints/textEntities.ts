/**
 * Finds texts in a line of output that users often copy: URLs, paths, and ids of commits and containers.
 * Pure.
 */

export type EntityKind = 'url' | 'uuid' | 'address' | 'path' | 'container' | 'commit';
/** Characters `[begin, end)` of a line, and their kind. */
export type TextEntity = {
  readonly kind: EntityKind;
  readonly text: string;
  readonly begin: number;
  readonly end: number;
};

/** In each pattern, all alternatives start differently, so that even a long text is read only once. */
const PATTERNS = {
  url: /\b(?:(?:https?|ftp|ssh|git|file):\/\/|mailto:)[^\s<>"'`{}|\\^\p{C}─-╿]+/u,
  uuid: /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/iu,
  address: /(?<![\w.])(?:(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?|localhost:\d{1,5})(?!\.?\w)/u,
  container: /\bsha256:[0-9a-f]{64}\b|\b[0-9a-f]{64}\b|\b[0-9a-f]{12}\b/u,
  path: /(?<![\w.@+~/:-])[\w.@+~/-]+:\d+(?::\d+)?(?!\w)|(?<![\w.@+~/:-])(?:~|\.{1,2})?\/[\w.@+~/-]*\w\/?/u,
  commit: /\b[0-9a-f]{7,40}\b/u,
} as const satisfies Readonly<Record<EntityKind, RegExp>>;

const KINDS = Object.keys(PATTERNS) as readonly EntityKind[];
const EXPRESSION = new RegExp(KINDS.map((kind) => `(?<${kind}>${PATTERNS[kind].source})`).join('|'), 'giu');

const MAX_BYTE = 255;
const MAX_PORT = 65_535;

/** The texts found in the line, in order. If several kinds match, the first kind in `PATTERNS` wins. */
export function entitiesIn(line: string): readonly TextEntity[] {
  return [...line.matchAll(EXPRESSION)].flatMap((match): TextEntity[] => {
    const kind = KINDS.find((name) => match.groups?.[name] !== undefined);
    if (kind === undefined) return [];
    const text = kind === 'url' ? withoutPunctuation(match[0]) : match[0];
    return isPlausible(kind, text)
      ? [{ kind, text, begin: match.index, end: match.index + text.length }]
      : [];
  });
}

/** False when the text cannot be of this kind. */
function isPlausible(kind: EntityKind, text: string): boolean {
  switch (kind) {
    case 'url':
      return /^mailto:[^@]+@[^@]+$/.test(text) || /:\/\/[^/]|^file:\/\/\//.test(text);
    case 'address':
      return isAddress(text);
    case 'path':
      return isPath(text);
    case 'container':
    case 'commit':
      // A text with only digits is probably a number, and a text with only letters is probably a word.
      return text === text.toLowerCase() && /\d/.test(text) && /[a-f]/.test(text);
    case 'uuid':
      return true;
  }
}

function isAddress(text: string): boolean {
  const [host = '', port = '0'] = text.split(':');
  const isHost = host === 'localhost' || host.split('.').every((byte) => Number(byte) <= MAX_BYTE);
  return isHost && Number(port) <= MAX_PORT;
}

/** A path with a line number needs a folder or an extension, because `12:30:05` is a time. */
function isPath(text: string): boolean {
  const [path = '', line] = text.split(':');
  if (line === undefined) return /\w/.test(path);
  return path.includes('/') ? /\w/.test(path) : /\.[a-z]\w*$/i.test(path);
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** Removes trailing punctuation, and closing brackets that were opened before the URL. */
function withoutPunctuation(url: string): string {
  let end = url.length;
  for (;;) {
    const last = url[end - 1] ?? '';
    const opening = PAIRS[last];
    const isBeyond =
      opening === undefined ? /[.,;:!?*_…]/.test(last) : isUnopened(url.slice(0, end), opening, last);
    if (last === '' || !isBeyond) return url.slice(0, end);
    end -= 1;
  }
}

function isUnopened(text: string, opening: string, closing: string): boolean {
  return text.split(closing).length > text.split(opening).length;
}
