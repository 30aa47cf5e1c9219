// Real terminals without a page, as the renderer's receiver sees them.
import { createRequire } from 'node:module';
import type { Terminal as HeadlessTerminal } from '@xterm/headless';
import type { FromTerminal } from '../../preload/terminalPort.ts';
import { PortReceiver } from '../../renderer/terminal/replay/portReceiver.ts';
import { patchTerminal } from '../../terminal/patchTerminal.ts';
import { ColorChanges } from '../../terminal/colorChanges.ts';
import { linesText, snapshotText } from '../../terminal/snapshotText.ts';
import { TrimWatch } from '../../renderer/terminal/replay/trimWatch.ts';
import { silenceAnswers } from '../../renderer/terminal/replay/silentRequests.ts';

// Both are CommonJS in a form whose names Node can not see from an ES module.
const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');
const { Unicode11Addon } = load('@xterm/addon-unicode11') as typeof import('@xterm/addon-unicode11');

export const COLS = 20;
export const ROWS = 6;
const LONGEST_SCROLLBACK = 1_000_000;

export type Stage = {
  readonly terminal: HeadlessTerminal;
  readonly receiver: PortReceiver;
  readonly posted: FromTerminal[];
  /** What happened, in order: `reset`, `live`, `parsed <end>`. */
  readonly events: string[];
  /** Sizes of what came as saved, bytes. */
  readonly replayed: number[];
  /** What the terminal would type by itself. */
  readonly typed: string[];
  /** Resolves once everything so far was parsed and reported. */
  settled(): Promise<void>;
};

export function createStage(scrollback = 100): Stage {
  const terminal = new Terminal({ cols: COLS, rows: ROWS, scrollback, allowProposedApi: true });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  patchTerminal(terminal);
  const colors = new ColorChanges(terminal);
  const trims = new TrimWatch(terminal);
  const posted: FromTerminal[] = [];
  const replayed: number[] = [];
  const events: string[] = [];
  const typed: string[] = [];
  terminal.onData((data) => typed.push(data));
  silenceAnswers(terminal.parser);
  let topMark: string | null = null;
  const receiver = new PortReceiver(terminal, {
    post: (message) => posted.push(message),
    snapshot: () => {
      posted.push({ type: 'trimmed', to: trims.trimmedTo });
      return snapshotText(terminal, { scrollbackLines: LONGEST_SCROLLBACK, colors: colors.text });
    },
    past: () => {
      // They are another terminal's now, and have no offsets in this one.
      trims.reset();
      return linesText(terminal);
    },
    onReset: (keepAll) => {
      events.push('reset');
      topMark = null;
      trims.reset();
      terminal.options.scrollback = keepAll ? LONGEST_SCROLLBACK : scrollback;
    },
    onLeave: () => events.push('leave'),
    onReturn: () => events.push('return'),
    onTopMark: (text) => {
      topMark = text;
      events.push(`top mark ${text}`);
    },
    topMark: () => topMark,
    onLive: () => events.push('live'),
    onArrival: () => undefined,
    onReplay: (byteCount) => void replayed.push(byteCount),
    onInput: () => undefined,
    onOutput: (end) => trims.parsed(end),
    onParsed: (end) => {
      events.push(`parsed ${end}`);
      const to = trims.news();
      if (to !== null) posted.push({ type: 'trimmed', to });
    },
  });
  const settled = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      terminal.write('', resolve);
    });
    await Promise.resolve();
  };
  return { terminal, receiver, posted, events, replayed, typed, settled };
}

/** Every line of both buffers with its attributes, the cursor and the modes: equal means that nobody sees a difference. */
export function pictureOf(terminal: HeadlessTerminal): unknown {
  const { buffer, modes, cols, rows } = terminal;
  const { active, normal } = buffer;
  return {
    cols,
    rows,
    modes,
    active: active.type,
    cursor: [active.cursorX, active.cursorY],
    history: linesOf(normal),
    screen: linesOf(active),
  };
}

type Buffer = HeadlessTerminal['buffer']['active'];

function linesOf(buffer: Buffer): string[] {
  return Array.from({ length: buffer.length }, (_, y) => {
    const line = buffer.getLine(y);
    return `${line?.isWrapped === true ? '↪' : ''}${line?.translateToString(true) ?? ''}`;
  });
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
