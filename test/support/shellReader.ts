// Reads and keeps all output of a shell, so that tests can wait for it.
import type { Shell, ShellAbsence, ShellEnd } from '../../server/shells/shell.ts';
import { until } from './until.ts';

/** Epoch of all input typed here. */
const EPOCH = '1'.repeat(32);

/** Started shell with all its output. */
export class ShellReader {
  readonly shell: Shell;
  readonly ended: Promise<ShellEnd>;
  /** Set when `onEnd` is called. */
  end: ShellEnd | undefined;
  endCalls = 0;
  /** Reports about the unreachable shell in order; null means that it can be reached again. */
  readonly absences: (ShellAbsence | null)[] = [];
  byteCount = 0;
  /** Violations of the contract, such as output after `onEnd` or at an unexpected offset. */
  faults: string[] = [];
  #chunks: Uint8Array[] = [];
  #inputOffset = 0;

  constructor(shell: Shell) {
    this.shell = shell;
    this.ended = new Promise((resolve) => {
      shell.start(0, {
        onOutput: (offset, bytes) => {
          if (offset !== this.byteCount) this.faults.push(`output at ${offset}, expected ${this.byteCount}`);
          if (this.end !== undefined) this.faults.push('output after the end');
          this.byteCount += bytes.length;
          this.#chunks.push(bytes);
          shell.held?.acknowledge(this.byteCount);
        },
        onSkipped: (to) => void this.faults.push(`output up to ${to} was skipped`),
        onSized: () => undefined,
        onDirectory: () => undefined,
        onAway: (absence) => void this.absences.push(absence),
        onEnd: (end) => {
          this.end = end;
          this.endCalls += 1;
          resolve(end);
        },
      });
    });
  }

  get bytes(): Buffer {
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return Buffer.from(this.#chunks[0] ?? []);
  }

  get text(): string {
    return this.bytes.toString('latin1');
  }

  /** Types text after all earlier input. Resolves when the tty has accepted it. */
  type(text: string | Uint8Array): Promise<void> {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const offset = this.#inputOffset;
    this.#inputOffset += bytes.length;
    return this.shell.write(bytes, { kind: 'client', epoch: EPOCH, offset });
  }

  /** Waits until the output contains `wanted`. */
  async see(wanted: RegExp | string, timeoutMs = 15_000): Promise<RegExpExecArray> {
    const look = (): RegExpExecArray | undefined => {
      if (typeof wanted !== 'string') return wanted.exec(this.text) ?? undefined;
      return this.text.includes(wanted) ? (/^/.exec('') ?? undefined) : undefined;
    };
    return until(`${String(wanted)} in the output`, look, timeoutMs).catch((error: unknown) => {
      throw new Error(`${String(error)}; the output ends with ${JSON.stringify(this.text.slice(-500))}`);
    });
  }
}
