/** A command as it is typed into a field: words between blanks, quoted where they have blanks themselves. Pure. */

export type ReadCommandLine =
  | { readonly ok: true; readonly words: readonly string[] }
  /** A quote, or a backslash, has nothing that ends it. */
  | { readonly ok: false };

/** One word's piece: in single quotes all is itself, in double quotes and outside a backslash takes the next character as it is. */
const PIECE = /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\]/suy;

/** Reads words as a shell does, without anything that it would put in their place. */
export function readCommandLine(text: string): ReadCommandLine {
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
      word += meant(piece);
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

function meant(piece: string): string {
  if (piece.startsWith("'")) return piece.slice(1, -1);
  const inside = piece.length > 1 && piece.startsWith('"') ? piece.slice(1, -1) : piece;
  return inside.replaceAll(/\\(.)/gsu, '$1');
}

/** Text that is read as these words again. */
export function commandLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./~-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}
