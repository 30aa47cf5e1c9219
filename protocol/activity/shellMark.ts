/** What a shell says of itself in its output: OSC 133 (as FinalTerm began it), OSC 633 (as VS Code extends it), OSC 7. Pure. */

/** Characters of a command line that are kept; nobody reads more in a list. */
export const MAX_LINE_CHARS = 500;
/** As much as paths may have (PATH_MAX). */
const MAX_PATH_CHARS = 4096;

/** The operating system commands in which prompts and commands are marked. */
export const MARK_CODES = [133, 633] as const;
const WRITTEN_CODES: readonly string[] = MARK_CODES.map(String);

export type ShellMark =
  | { readonly kind: 'prompt' }
  /** The prompt ends; what is typed follows. */
  | { readonly kind: 'input' }
  /** A command begins to run; `line` is what was typed, where the shell says it. */
  | { readonly kind: 'command'; readonly line: string | null }
  | { readonly kind: 'finished'; readonly exitCode: number | null }
  /** What was typed, said before the command begins. */
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'directory'; readonly path: string };

/** The mark in the text of an operating system command, or undefined when it is none of these. */
export function shellMarkOf(text: string): ShellMark | undefined {
  const [code = '', kind = '', ...rest] = text.split(';');
  if (code === '7') return directoryMark(pathOfUrl(text.slice(code.length + 1)));
  if (!WRITTEN_CODES.includes(code)) return undefined;
  switch (kind) {
    case 'A':
      return { kind: 'prompt' };
    case 'B':
      return { kind: 'input' };
    case 'C':
      return { kind: 'command', line: lineOf(rest) };
    case 'D':
      return { kind: 'finished', exitCode: exitCodeOf(rest[0]) };
    case 'E':
      return code === '633' ? { kind: 'line', line: readable(unescaped(rest[0] ?? '')) } : undefined;
    case 'P':
      return rest[0]?.startsWith('Cwd=') === true
        ? directoryMark(unescaped(rest.join(';').slice('Cwd='.length)))
        : undefined;
    default:
      return undefined;
  }
}

/**
 * The command line that the text states, when it can be typed in again as it was: one line, all of it, without control characters. Null
 * where {@link shellMarkOf} has nothing to say or had to change what is shown.
 */
export function exactLineOf(text: string): string | null {
  const [code = '', kind = '', ...rest] = text.split(';');
  if (shellMarkOf(text) === undefined || (kind !== 'C' && kind !== 'E')) return null;
  const stated = kind === 'C' ? statedLine(rest) : code === '633' ? unescaped(rest[0] ?? '') : undefined;
  if (stated === undefined || stated.length > MAX_LINE_CHARS) return null;
  // Shells complete a word with a blank behind it; one before a command keeps it out of their history. A line feed is no blank here.
  const line = stated.replace(/ +$/, '');
  return line !== '' && line.replace(/^ +/, '') === readable(line) ? line : null;
}

function directoryMark(path: string | undefined): ShellMark | undefined {
  if (path?.startsWith('/') !== true || path.length > MAX_PATH_CHARS || hasControls(path)) return undefined;
  return { kind: 'directory', path };
}

/** Of `file://HOST/PATH`; whose host it is, only the shell knows. */
function pathOfUrl(url: string): string | undefined {
  const path = /^(?:file|kitty-shell-cwd):\/\/[^/]*(\/.*)$/.exec(url)?.[1];
  return path === undefined ? undefined : percentDecoded(path);
}

/** The parameter `cmdline_url` of a command that begins. */
function statedLine(parameters: readonly string[]): string | undefined {
  const stated = parameters.find((one) => one.startsWith('cmdline_url='));
  return stated === undefined ? undefined : percentDecoded(stated.slice('cmdline_url='.length));
}

function lineOf(parameters: readonly string[]): string | null {
  const line = statedLine(parameters);
  return line === undefined || line.trim() === '' ? null : readable(line);
}

function exitCodeOf(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,10}$/.test(text) ? Number(text) : null;
}

/** Undefined when it is not UTF-8, percent-encoded. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** VS Code's escapes: `\\` and `\xHH`. */
function unescaped(text: string): string {
  return text.replace(/\\(?:\\|x([0-9a-f]{2}))/gi, (_all, hex: string | undefined) =>
    hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** One line without control characters or what turns the direction of text around: it is shown among words of ours. */
function readable(line: string): string {
  const oneLine = line.trim().replace(/\s*\n\s*/g, ' ⏎ ');
  // A pair of surrogates may be cut at the end.
  return oneLine
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .slice(0, MAX_LINE_CHARS)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Cf}]/u.test(text);
}
