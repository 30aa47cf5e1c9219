// Compares printed output with a terminal's text: counts lost and duplicated bytes of numbered lines. Pure.

export type Comparison = {
  /** Size of the printed output, bytes, with one byte for each line end. */
  readonly printed: number;
  readonly shown: number;
  readonly lost: number;
  readonly doubled: number;
  /** True when the displayed lines are in the order in which they were printed. */
  readonly inOrder: boolean;
};

/**
 * Compares line by line. `printed` is the program's output, whose lines are all different. `history` is the
 * terminal's whole text. Only its lines that start with `prefix` count; this excludes prompts and the typed
 * command.
 */
export function compareLines(printed: string, history: string, prefix: string): Comparison {
  const wanted = linesWith(printed, prefix);
  const shown = linesWith(history, prefix);
  const seen = new Map<string, number>();
  for (const line of shown) seen.set(line, (seen.get(line) ?? 0) + 1);
  const lost = wanted.filter((line) => !seen.has(line));
  const known = new Set(wanted);
  const doubled = shown.filter((line) => !known.has(line));
  for (const [line, times] of seen) for (let extra = 1; extra < times; extra += 1) doubled.push(line);
  return {
    printed: bytesOf(wanted),
    shown: bytesOf(shown),
    lost: bytesOf(lost),
    doubled: bytesOf(doubled),
    inOrder: isSubsequence(shown, wanted),
  };
}

/** Adds up comparisons of several terminals. */
export function addComparisons(parts: readonly Comparison[]): Comparison {
  const sum = (key: 'printed' | 'shown' | 'lost' | 'doubled'): number =>
    parts.reduce((total, part) => total + part[key], 0);
  return {
    printed: sum('printed'),
    shown: sum('shown'),
    lost: sum('lost'),
    doubled: sum('doubled'),
    inOrder: parts.every((part) => part.inOrder),
  };
}

function linesWith(text: string, prefix: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.startsWith(prefix));
}

function bytesOf(lines: readonly string[]): number {
  return lines.reduce((total, line) => total + Buffer.byteLength(line) + 1, 0);
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const line of whole) if (line === part[at]) at += 1;
  return at === part.length;
}
