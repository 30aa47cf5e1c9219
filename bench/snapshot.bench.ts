// Compares a snapshot with the output that it replaces, by length of the scrollback: time to create and to restore, and size.
import { createRequire } from 'node:module';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Terminal as HeadlessTerminal } from '@xterm/headless';
import { decodeSnapshot, encodeSnapshot } from '../terminal/snapshotBytes.ts';
import { ColorChanges } from '../terminal/colorChanges.ts';
import { snapshotText } from '../terminal/snapshotText.ts';
import { compare, report, type Result } from './harness.ts';

// Node cannot detect the named exports of this CommonJS module.
const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

const SIZE = { cols: 120, rows: 40 };
const SCROLLBACK_LINES = [0, 1_000, 5_000, 20_000];
const ROUNDS = 15;
const WORDS = 'lamp harbour ship fog beam keeper night light storm rock'.split(' ');
/** Knuth's multiplicative hash. It makes consecutive lines differ as much as those of a log. */
const scattered = (number: number): number => Math.imul(number, 2_654_435_761) >>> 0;

/** Returns a full line that differs for each number. */
function plainLine(number: number): string {
  let text = scattered(number).toString(16).padStart(8, '0');
  for (let word = number * 16; text.length < SIZE.cols - 8; word += 1)
    text += ` ${WORDS[scattered(word) % WORDS.length]}`;
  return text;
}

/** Returns a line with one color per word, the worst case in listings and logs. */
function colorfulLine(number: number): string {
  const words = plainLine(number).split(' ');
  return words
    .map((word, index) => {
      const hue = (number * 7 + index * 31) % 216;
      return index % 3 === 0
        ? `\u001b[1;38;2;${hue};${255 - hue};90m${word}\u001b[0m`
        : `\u001b[38;5;${hue + 16}m${word}\u001b[39m`;
    })
    .join(' ');
}

const KINDS = { plain: plainLine, colorful: colorfulLine };

function openTerminal(scrollback: number): HeadlessTerminal {
  return new Terminal({ ...SIZE, scrollback, allowProposedApi: true });
}

function write(terminal: HeadlessTerminal, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    terminal.write(data, resolve);
  });
}

async function parse(data: string | Uint8Array, scrollback: number): Promise<void> {
  const terminal = openTerminal(scrollback);
  await write(terminal, data);
  terminal.dispose();
}

type Figures = Result & { readonly bytes: Readonly<Record<string, number>> };

async function measure(line: (number: number) => string, scrollback: number): Promise<Figures> {
  const lines = Array.from({ length: scrollback + SIZE.rows }, (_, number) => line(number));
  const output = Buffer.from(lines.join('\r\n'));
  const packedOutput = deflateRawSync(output);
  const terminal = openTerminal(scrollback);
  const colors = new ColorChanges(terminal);
  await write(terminal, output);
  const snapshot = (): Uint8Array => {
    const text = new TextEncoder().encode(
      snapshotText(terminal, { scrollbackLines: scrollback, colors: colors.text }),
    );
    return encodeSnapshot({ size: SIZE, text, tail: new Uint8Array(0) });
  };
  const encoded = snapshot();
  const packed = deflateRawSync(encoded);
  const restore = async (): Promise<void> => {
    const restored = decodeSnapshot(inflateRawSync(packed));
    if ('kind' in restored) throw new Error(restored.message);
    await parse(restored.text, scrollback);
  };
  const contenders = [
    { name: 'replayOutput', run: () => parse(inflateRawSync(packedOutput), scrollback) },
    { name: 'restoreSnapshot', run: restore },
    { name: 'makeSnapshot', run: () => void snapshot() },
    { name: 'deflateSnapshot', run: () => void deflateRawSync(encoded) },
    { name: 'deflateOutput', run: () => void deflateRawSync(output) },
  ];
  const result = await compare(contenders, ROUNDS);
  terminal.dispose();
  const bytes = {
    output: output.length,
    outputDeflated: packedOutput.length,
    snapshot: encoded.length,
    snapshotDeflated: packed.length,
  };
  return { ...result, bytes };
}

const figures: Record<string, Record<string, Figures>> = {};
for (const [kind, line] of Object.entries(KINDS)) {
  const byScrollback: Record<string, Figures> = {};
  for (const scrollback of SCROLLBACK_LINES)
    byScrollback[`${scrollback} lines`] = await measure(line, scrollback);
  figures[kind] = byScrollback;
}
report({ size: SIZE, ...figures });
