// Real xterm.js terminals without a page, filled by the renderer's port receiver.
import { createRequire } from 'node:module';
import type { Terminal as HeadlessTerminal } from '@xterm/headless';
import type { FromTerminal } from '../../preload/terminalPort.ts';
import { PortReceiver } from '../../renderer/terminal/replay/portReceiver.ts';
import { patchTerminal } from '../../terminal/patchTerminal.ts';
import { ColorChanges } from '../../terminal/colorChanges.ts';
import { linesText, snapshotText } from '../../terminal/snapshotText.ts';
import { TrimWatch } from '../../renderer/terminal/replay/trimWatch.ts';
import { silenceAnswers } from '../../renderer/terminal/replay/silentRequests.ts';

// Node cannot import named exports of these CommonJS packages from an ES module.
const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');
const { Unicode11Addon } = load('@xterm/addon-unicode11') as typeof import('@xterm/addon-unicode11');

export const COLS = 20;
export const ROWS = 6;
const MAX_SCROLLBACK_LINES = 1_000_000;

export type Stage = {
  readonly terminal: HeadlessTerminal;
  readonly receiver: PortReceiver;
  readonly posted: FromTerminal[];
  /** Events in order, such as `reset`, `live` and `parsed <end>`. */
  readonly events: string[];
  /** Sizes of the replayed saved output, bytes. */
  readonly replayed: number[];
  /** Replies that the terminal would send by itself. */
  readonly typed: string[];
  /** Resolves when everything so far was parsed and reported. */
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
      return snapshotText(terminal, { scrollbackLines: MAX_SCROLLBACK_LINES, colors: colors.text });
    },
    past: () => {
      // The lines become another terminal's scrollback, so they no longer have offsets.
      trims.reset();
      return linesText(terminal);
    },
    onReset: (keepAll) => {
      events.push('reset');
      topMark = null;
      trims.reset();
      terminal.options.scrollback = keepAll ? MAX_SCROLLBACK_LINES : scrollback;
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
    onOutput: (end) => trims.outputEnded(end),
    onParsed: (end) => {
      events.push(`parsed ${end}`);
      const to = trims.takeReport();
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

/** Returns the text of both buffers, the cursor and the modes, for comparison. */
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
