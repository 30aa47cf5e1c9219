// A real bash with readline, which returns its output for typed keys.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shell } from '../../../../server/shells/shell.ts';
import { localCommand } from '../../../../server/shells/local/localCommand.ts';
import { openLocalPty } from '../../../../server/shells/local/localPty.ts';
import { systemClock } from '../../../../server/base/systemClock.ts';

/** Printed by the test's own key. Output between two of readline's bells around it belongs to that key. */
const MARKER = '\u001b]7777;marker\u001b\\';
const PROMPTED = '\u001b]7777;prompted\u001b\\';
const BELL = '\u0007';
/** The first key prints the marker. Nothing is bound to the second one, so readline rings its bell. */
const [PRINT_MARKER, RING] = ['\u0018\u0001', '\u0018\u0002'];
/** Mark that shells with integration print at the end of a prompt. */
const PROMPT_END = '\u001b]133;B\u001b\\';

const PROFILE = `PS1='\\[\\e]133;A\\e\\\\\\]$ \\[\\e]133;B\\e\\\\\\]' PS2='> '
PROMPT_COMMAND='printf "\\e]7777;prompted\\e\\\\"'
PS0='\\[\\e]133;C\\e\\\\\\]'
unset HISTFILE command_not_found_handle
history -s 'kq 01 kq'; history -s 'zzz é'
bind 'set completion-query-items 1000' 'set page-completions off'
bind -x '"\\C-x\\C-a": printf "\\e]7777;marker\\e\\\\"'
`;

/** Epoch of the typed input. */
const EPOCH = '1'.repeat(32);

export class RealBash {
  readonly #shell: Shell;
  #typedTo = 0;
  #unread = Buffer.alloc(0);
  #wake: () => void = () => undefined;

  private constructor(shell: Shell) {
    this.#shell = shell;
    shell.start(0, {
      onOutput: (_offset, bytes) => {
        this.#unread = Buffer.concat([this.#unread, bytes]);
        this.#wake();
      },
      onSkipped: () => undefined,
      onSized: () => undefined,
      onDirectory: () => undefined,
      onAway: () => undefined,
      onEnd: () => undefined,
    });
  }

  /** Starts bash in a folder with the profile above; returns it with its first output, which ends with the prompt. */
  static async start(folder: string, size: { readonly cols: number; readonly rows: number }) {
    const profile = join(folder, '.profile');
    writeFileSync(profile, PROFILE);
    for (const name of ['kk1', 'kk2', 'zero']) writeFileSync(join(folder, name), '');
    const options = {
      size,
      command: ['bash', '--noprofile', '--rcfile', profile, '-i'],
      directory: folder,
      environment: { LC_ALL: 'C.UTF-8' },
      shellIntegration: false,
    };
    const bash = new RealBash(openLocalPty(localCommand(options, '0'.repeat(32)), systemClock));
    return { bash, prompt: await bash.#prompted() };
  }

  /** Returns bash's output for the keys, the last of which may be Enter. */
  async keys(typed: string): Promise<string> {
    this.#type(typed);
    return typed.endsWith('\r') ? this.#prompted() : this.#outputOfKeys();
  }

  end(): Promise<void> {
    return this.#shell.end();
  }

  #type(text: string): void {
    const [offset, bytes] = [this.#typedTo, Buffer.from(text)];
    this.#typedTo += bytes.length;
    void this.#shell.write(bytes, { kind: 'client', epoch: EPOCH, offset });
  }

  /** Reads until readline shows its prompt. */
  async #prompted(): Promise<string> {
    const before = await this.#until(PROMPTED);
    return before + (await this.#until(PROMPT_END));
  }

  /** Reads the output of the keys typed so far, without that of the test's own keys. */
  async #outputOfKeys(): Promise<string> {
    this.#type(RING + PRINT_MARKER + RING);
    const output = await this.#until(MARKER);
    await this.#until(BELL);
    return output.slice(0, output.lastIndexOf(BELL));
  }

  async #until(end: string): Promise<string> {
    for (;;) {
      const at = this.#unread.indexOf(end);
      if (at >= 0) {
        const output = this.#unread.subarray(0, at + end.length);
        this.#unread = this.#unread.subarray(at + end.length);
        return output.toString();
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
