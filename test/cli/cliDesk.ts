/** The command-line client on an emulated terminal that replies to all queries, as xterm.js does. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { spawn as spawnOnPty, type IPty } from '@lydell/node-pty';
import type { Size } from '../../protocol/messages/common.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { Answers } from '../../server/screen/answers.ts';
import { QUERY_PROFILE } from '../server/screen/queries.ts';

const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

export const ENTRY = join(projectRoot, 'cli', 'index.ts');
const SIZE = { cols: 80, rows: 24 };

export class CliDesk {
  readonly pty: IPty;
  readonly #terminal: import('@xterm/headless').Terminal;
  readonly #rows: number;
  /** Number of times that the terminal sent a reply. */
  answers = 0;
  /** Output that the terminal has parsed. */
  output = '';
  exit: number | undefined;

  constructor(env: NodeJS.ProcessEnv, args: readonly string[], size: Size = SIZE) {
    this.#rows = size.rows;
    this.pty = spawnOnPty(process.execPath, [ENTRY, ...args], { ...size, env });
    this.#terminal = new Terminal({
      ...size,
      allowProposedApi: true,
      windowOptions: { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true },
    });
    const answer = (text: string): void => {
      this.answers += 1;
      this.pty.write(text);
    };
    this.#terminal.onData(answer);
    new Answers(this.#terminal, QUERY_PROFILE, answer).setFocused(true);
    this.pty.onData((data) => this.#terminal.write(data, () => (this.output += data)));
    this.pty.onExit(({ exitCode }) => (this.exit = exitCode));
  }

  /** The visible rows, top to bottom. */
  get rows(): string[] {
    const { active } = this.#terminal.buffer;
    return Array.from(
      { length: this.#rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    );
  }

  get text(): string {
    return this.rows.join('\n');
  }
}
