/** Shell integration marks: OSC 133 (FinalTerm), OSC 633 (VS Code) and OSC 7. Pure. */

/** Max length of a stored command line, characters. A longer one would not be readable in a list. */
export const MAX_LINE_CHARS = 500;
/** Maximum length of a path, characters (PATH_MAX). */
const MAX_PATH_CHARS = 4096;

/** Numbers of the operating system commands that mark prompts and commands. */
export const MARK_CODES = [133, 633] as const;
const WRITTEN_CODES: readonly string[] = MARK_CODES.map(String);

/** Identity of the shell that printed a mark (`aid`); absent when the shell states none. */
type Marked = { readonly shell?: string };

export type ShellMark =
  /** A prompt starts. `host` is the name of the shell's host, if the shell reports it. */
  | (Marked & { readonly kind: 'prompt'; readonly host?: string })
  /** The prompt ends, and the typed command line follows. */
  | (Marked & { readonly kind: 'input' })
  /** A command starts. `line` is the typed command line, or null if the shell does not report it. */
  | (Marked & { readonly kind: 'command'; readonly line: string | null })
  | (Marked & { readonly kind: 'finished'; readonly exitCode: number | null })
  /** The typed command line, reported before the command starts. */
  | { readonly kind: 'line'; readonly line: string }
  /** The working directory; `host` is the host that has it, when the shell states it. */
  | { readonly kind: 'directory'; readonly path: string; readonly host?: string };

/** Returns the mark in the text of an operating system command (OSC), or undefined. */
export function shellMarkOf(text: string): ShellMark | undefined {
  const [code = '', kind = '', ...rest] = text.split(';');
  if (code === '7') return urlMark(text.slice(code.length + 1));
  if (!WRITTEN_CODES.includes(code)) return undefined;
  switch (kind) {
    case 'A':
      return { kind: 'prompt', ...shellOf(rest), ...hostOf(parameter(rest, 'host')) };
    case 'B':
      return { kind: 'input', ...shellOf(rest) };
    case 'C':
      return { kind: 'command', line: lineOf(rest), ...shellOf(rest) };
    case 'D':
      return { kind: 'finished', exitCode: exitCodeOf(rest[0]), ...shellOf(rest) };
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
 * Returns the command line in the text if it can be typed again unchanged: one complete line without control characters.
 * Returns null if {@link shellMarkOf} finds no line or has to change it for display.
 */
export function exactLineOf(text: string): string | null {
  const [code = '', kind = '', ...rest] = text.split(';');
  if (shellMarkOf(text) === undefined || (kind !== 'C' && kind !== 'E')) return null;
  const stated = kind === 'C' ? statedLine(rest) : code === '633' ? unescaped(rest[0] ?? '') : undefined;
  if (stated === undefined || stated.length > MAX_LINE_CHARS) return null;
  // Completion adds trailing spaces, which are removed. A leading space stays, because it keeps a line out of the shell's
  // history. A line feed is not a space here.
  const line = stated.replace(/ +$/, '');
  return line !== '' && line.replace(/^ +/, '') === readable(line) ? line : null;
}

function directoryMark(path: string | undefined): ShellMark | undefined {
  if (path?.startsWith('/') !== true || path.length > MAX_PATH_CHARS || hasControls(path)) return undefined;
  return { kind: 'directory', path };
}

/** Returns the directory in `file://HOST/PATH`. */
function urlMark(url: string): ShellMark | undefined {
  const [, host, path] = /^(?:file|kitty-shell-cwd):\/\/([^/]*)(\/.*)$/.exec(url) ?? [];
  const mark = directoryMark(path === undefined ? undefined : percentDecoded(path));
  return mark && { ...mark, ...hostOf(host) };
}

function parameter(parameters: readonly string[], name: string): string | undefined {
  return parameters.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
}

function shellOf(parameters: readonly string[]): { readonly shell?: string } {
  const shell = parameter(parameters, 'aid');
  return shell === undefined ? {} : { shell };
}

function hostOf(host: string | undefined): { readonly host?: string } {
  return host === undefined || host === '' ? {} : { host };
}

/** Returns the decoded parameter `cmdline_url` of a command that starts. */
function statedLine(parameters: readonly string[]): string | undefined {
  const stated = parameter(parameters, 'cmdline_url');
  return stated === undefined ? undefined : percentDecoded(stated);
}

function lineOf(parameters: readonly string[]): string | null {
  const line = statedLine(parameters);
  return line === undefined || line.trim() === '' ? null : readable(line);
}

function exitCodeOf(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,10}$/.test(text) ? Number(text) : null;
}

/** Decodes percent-encoded UTF-8, or returns undefined. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Resolves VS Code's escapes: `\\` and `\xHH`. */
function unescaped(text: string): string {
  return text.replace(/\\(?:\\|x([0-9a-f]{2}))/gi, (_all, hex: string | undefined) =>
    hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Returns one line without control and bidirectional characters, so that it can be shown next to other text. */
function readable(line: string): string {
  const oneLine = line.trim().replace(/\s*\n\s*/g, ' ⏎ ');
  // The cut may have split a surrogate pair.
  return oneLine
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .slice(0, MAX_LINE_CHARS)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Cf}]/u.test(text);
}
