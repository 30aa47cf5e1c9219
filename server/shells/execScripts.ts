/** What runs inside a container besides the user's shell: shell scripts of builtins alone, so that any image will do. */

/** First bytes a started shell writes: its pid in the container. Nobody sees them; `PidPreamble` takes them off. */
const PREAMBLE_START = '\u001b]holdfast-pid;';
const PREAMBLE_END = '\u0007';
/** A pid has at most 7 digits (pid_max is 2^22). */
const PREAMBLE_MAX_BYTES = PREAMBLE_START.length + 7 + PREAMBLE_END.length;

/** Tells the pid, then becomes the wanted program: `command`, or bash where there is one, or sh. */
export function startScript(command: readonly string[] | undefined): string[] {
  const tell = String.raw`printf '\033]holdfast-pid;%d\007' $$`;
  const usual = 'if command -v bash >/dev/null 2>&1; then exec bash -l; else exec sh -l; fi';
  if (command === undefined) return ['sh', '-c', `${tell}; ${usual}`];
  return ['sh', '-c', `${tell}; exec "$@"`, 'sh', ...command];
}

/**
 * Sends a signal to every process of the tty session that `pid` leads; exit code 3 when there is none left. The fields
 * after the name in /proc/PID/stat are state, parent, group and session (proc(5)). Zombies are gone.
 */
export function signalScript(pid: number, signal: 'HUP' | 'CONT' | 'KILL' | '0'): string[] {
  const script = [
    'leader=$1; signal=$2; found=3',
    'for stat in /proc/[0-9]*/stat; do',
    '{ read -r line <"$stat"; } 2>/dev/null || continue',
    'set -- ${line##*) }',
    '[ "$4" = "$leader" ] && [ "$1" != Z ] || continue',
    'member=${stat#/proc/}; kill -s "$signal" "${member%/stat}" 2>/dev/null; found=0',
    'done; exit $found',
  ].join('\n');
  return ['sh', '-c', script, 'sh', String(pid), signal];
}

/** Takes the preamble off the start of an exec's output, however it is cut into chunks. */
export class PidPreamble {
  #held: Buffer = Buffer.alloc(0);
  #done = false;
  #pid: number | undefined;

  /** The shell's pid inside the container, once it told it. */
  get pid(): number | undefined {
    return this.#pid;
  }

  /** The part of `chunk`, and of what was held before, that is the shell's own output. */
  strip(chunk: Buffer): Buffer {
    if (this.#done) return chunk;
    const bytes = Buffer.concat([this.#held, chunk]);
    const end = bytes.indexOf(PREAMBLE_END);
    if (end < 0 && bytes.length < PREAMBLE_MAX_BYTES && PREAMBLE_START.startsWith(bytes.toString('latin1', 0, PREAMBLE_START.length))) {
      this.#held = bytes;
      return Buffer.alloc(0);
    }
    this.#done = true;
    const digits = new RegExp(`^${PREAMBLE_START.replace(']', String.raw`\]`)}(\\d{1,7})$`).exec(bytes.toString('latin1', 0, Math.max(end, 0)));
    if (digits === null) return bytes;
    this.#pid = Number(digits[1]);
    return bytes.subarray(end + 1);
  }

  /** What is still held when the output ends. */
  rest(): Buffer {
    return this.#done ? Buffer.alloc(0) : this.#held;
  }
}
