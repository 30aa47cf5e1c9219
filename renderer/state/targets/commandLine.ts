/**
 * Reads and writes a command as the user types it into a field: words separated by blanks, with quotes and
 * backslashes as in a shell.
 */

type ParsedCommandLine =
  | { readonly ok: true; readonly words: readonly string[] }
  /** Failure: a quote is not closed, or a backslash is at the end. */
  | { readonly ok: false };

/** A piece of a word: single-quoted, double-quoted, escaped with a backslash, or one plain character. */
const PIECE = /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\]/suy;

/** Splits text into words like a shell, but expands nothing. */
export function parseCommandLine(text: string): ParsedCommandLine {
  const words: string[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = /\s*/uy;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    if (at === text.length) break;
    const start = at;
    let word = '';
    for (let piece = pieceAt(text, at); piece !== undefined; piece = pieceAt(text, at)) {
      word += unquoted(piece);
      at += piece.length;
    }
    if (at === start || (at < text.length && !/\s/u.test(text.charAt(at)))) return { ok: false };
    words.push(word);
  }
  return { ok: true, words };
}

function pieceAt(text: string, at: number): string | undefined {
  PIECE.lastIndex = at;
  return PIECE.exec(text)?.[0];
}

function unquoted(piece: string): string {
  if (piece.startsWith("'")) return piece.slice(1, -1);
  const inside = piece.length > 1 && piece.startsWith('"') ? piece.slice(1, -1) : piece;
  return inside.replaceAll(/\\(.)/gsu, '$1');
}

/** Text that `parseCommandLine` parses into these words again. */
export function commandLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./~-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}
