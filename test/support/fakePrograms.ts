// Programs that only write down how they were called, in front of or in place of this machine's own.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { vi } from 'vitest';

/** A folder of such programs on PATH. */
export class FakePrograms {
  readonly #folder: string;
  readonly #calls: string;

  /** @param keepOthers whether this machine's own programs are found behind them. Undone by `vi.unstubAllEnvs`. */
  constructor(folder: string, keepOthers: boolean) {
    this.#folder = join(folder, 'bin');
    this.#calls = join(folder, 'calls');
    mkdirSync(this.#folder);
    writeFileSync(this.#calls, '');
    const others = keepOthers ? [process.env['PATH'] ?? ''] : [];
    vi.stubEnv('PATH', [this.#folder, ...others].join(delimiter));
  }

  /** Adds a program: after writing down its call it runs `script` (sh). */
  add(name: string, script = ''): void {
    const note = `echo "${name} $*" >>'${this.#calls}'`;
    writeFileSync(join(this.#folder, name), `#!/bin/sh\n${note}\n${script}\n`, { mode: 0o755 });
  }

  /** Command lines of all calls so far, in order. */
  calls(): string[] {
    return readFileSync(this.#calls, 'utf8').split('\n').filter(Boolean);
  }
}
