// What a holder does for a server, whichever way its program was built: real processes, real ptys, a real socket (docs/HOLDER.md).
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from '../../scripts/support/processes.ts';
import { encodeToHolder } from '../../server/shells/held/holderWire.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';
import { HolderPeer, runHolder, SESSION, type RunOptions } from '../holder/heldProgram.ts';

const EPOCH = 'a1'.repeat(16);
const RING_BYTES = 8 * 1024 * 1024;

/** Counts how often a process has waited for something so far (proc(5)). */
function waitCount(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^voluntary_ctxt_switches:\s+(\d+)$/m.exec(status)?.[1]);
}

/** @param program path of the program. */
export function holderContract(program: () => string): void {
  const newFolder = scratchFolders();
  const peers: HolderPeer[] = [];
  let folder: string;

  beforeEach(() => {
    folder = join(newFolder(), 'held');
  });
  afterEach(async () => {
    for (const peer of peers.splice(0)) peer.close();
    if (!existsSync(join(folder, 'socket'))) return;
    const peer = await HolderPeer.attach(folder).catch(() => undefined);
    peer?.say({ kind: 'forget', graceMs: 0 });
    await peer?.closed;
  });

  function hold(script: string, options?: RunOptions): ReturnType<typeof runHolder> {
    return runHolder(program(), folder, ['sh', '-c', script], options);
  }

  async function attach(from?: number): Promise<HolderPeer> {
    const peer = await HolderPeer.attach(folder, from);
    peers.push(peer);
    return peer;
  }

  async function connected(): Promise<HolderPeer> {
    const peer = await HolderPeer.connect(folder);
    peers.push(peer);
    return peer;
  }

  /** How far the shell has printed. */
  async function endNow(): Promise<number> {
    const peer = await connected();
    peer.say({ kind: 'hello', mode: 'status' });
    const { end } = await peer.welcome();
    peer.close();
    return end;
  }

  test('a holder says whose shell it holds, at which size and where', async () => {
    hold('cd /; exec cat');
    const welcome = await (await attach()).welcome();
    expect(welcome).toMatchObject({
      version: 1,
      hasExited: false,
      session: SESSION,
      owner: 'ann',
      proof: 'p',
    });
    expect(welcome).toMatchObject({ start: 0, cols: 80, rows: 24, inputs: [], sizes: [] });
    const { mode } = statSync(folder);
    expect(mode & 0o777).toBe(0o700);
  });

  test('D1: one who only asks is answered and let go, and disturbs nobody', async () => {
    hold('exec cat');
    const attached = await attach();
    await attached.welcome();
    const asking = await connected();
    asking.say({ kind: 'hello', mode: 'status' });
    await asking.closed;
    expect(asking.frames.map(({ kind }) => kind)).toEqual(['welcome']);
    attached.say({ kind: 'ping' });
    await attached.first('pong');
  });

  test('D1: what comes before hello is refused', async () => {
    hold('exec cat');
    const peer = await connected();
    peer.say({ kind: 'ping' });
    await peer.closed;
    expect(peer.frames).toEqual([{ kind: 'refused', sentence: 'hello comes first' }]);
  });

  test('D2: a newer server fences the one before', async () => {
    hold('exec cat');
    const older = await attach();
    await older.welcome();
    const newer = await attach();
    await newer.welcome();
    await older.closed;
    expect(older.of('fenced')).toHaveLength(1);
  });

  test('D3: output comes from the offset that is asked for', async () => {
    hold('printf 0123456789; exec cat');
    const first = await attach();
    await until('all of it', () => first.text() === '0123456789');
    const second = await attach(4);
    await until('the rest', () => second.text() === '456789');
    expect(second.of('output')[0]?.offset).toBe(4);
  });

  test('D4: input that comes again is taken once, and a gap is refused', async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    peer.input(EPOCH, 0, 'abc');
    peer.input(EPOCH, 0, 'abcdef');
    await until('the echo', () => peer.text() === 'readyabcdef');
    expect(peer.of('taken').at(-1)).toEqual({ kind: 'taken', epoch: EPOCH, offset: 6 });
    const next = await attach();
    expect((await next.welcome()).inputs).toEqual([{ epoch: EPOCH, received: 6 }]);
    next.input(EPOCH, 7, 'h');
    expect((await next.first('refused')).sentence).toContain('gap');
  });

  test('D4: of 17 input epochs the one used longest ago is forgotten', async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    const epochs = Array.from({ length: 17 }, (_, at) => at.toString(16).padStart(32, '0'));
    for (const epoch of epochs) peer.input(epoch, 0, 'x');
    await until('the echo', () => peer.text() === `ready${'x'.repeat(17)}`);
    const { inputs } = await (await attach()).welcome();
    expect(inputs.map(({ epoch }) => epoch)).toEqual(epochs.slice(1));
  });

  test('D4: an answer to a question before the last one is dropped', async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    peer.say({ kind: 'answer', outputOffset: 5, bytes: Buffer.from('new') });
    peer.say({ kind: 'answer', outputOffset: 4, bytes: Buffer.from('old') });
    peer.input(EPOCH, 0, '.');
    await until('the echo', () => peer.text().endsWith('.'));
    expect(peer.text()).toBe('readynew.');
    expect((await (await attach()).welcome()).answeredTo).toBe(5);
  });

  test('D5: input that the tty does not take waits, and all of it arrives', async () => {
    hold(`stty raw -echo; printf ready; while [ ! -e ${folder}.go ]; do sleep 0.05; done; exec wc -c`);
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    for (let at = 0; at < 20; at += 1) peer.input(EPOCH, at * 32_768, 'y'.repeat(32_768));
    writeFileSync(`${folder}.go`, '');
    await until('all taken', () => peer.of('taken').at(-1)?.offset === 20 * 32_768);
  });

  test('D5: input that waits at the end of the shell neither loses its output nor keeps the holder busy', async () => {
    const holder = hold(
      `stty raw -echo; printf ready; while [ ! -e ${folder}.go ]; do sleep 0.05; done; printf last`,
    );
    const peer = await connected();
    peer.say({ kind: 'hello', mode: 'attach' });
    peer.say({ kind: 'window', offset: 5 });
    await until('the shell', () => peer.text() === 'ready');
    const { pid } = await peer.welcome();
    for (let at = 0; at < 4; at += 1) peer.input(EPOCH, at * 32_768, 'y'.repeat(32_768));
    await until('a full tty', () => peer.of('taken').length > 0);
    writeFileSync(`${folder}.go`, '');
    await until('the death of the shell', () => !isAlive(pid));
    const waits = waitCount(holder.pid);
    await until('the holder to wait', () => waitCount(holder.pid) > waits + 5);
    peer.say({ kind: 'window', offset: RING_BYTES });
    expect((await peer.first('exited')).outputEnd).toBe(9);
    expect(peer.text()).toBe('readylast');
  });

  test('D6: with nobody attached any more the shell is drained, and the newest output is held', async () => {
    hold(`read go; head -c 12000000 /dev/zero | tr '\\0' x; printf end; exec cat`);
    const first = await attach();
    await first.welcome();
    first.input(EPOCH, 0, '\n');
    await until('the beginning', () => first.text().includes('x'));
    first.close();
    await until('the end', async () => (await endNow()) > 12_000_000, 30_000);
    const peer = await attach(0);
    const { start, end } = await peer.welcome();
    expect(start).toBe(end - RING_BYTES);
    await until('the rest', () => peer.text().endsWith('end'));
    expect(peer.of('output')[0]?.offset).toBe(start);
    expect(peer.text()).toHaveLength(RING_BYTES);
  });

  test('D6: before the first server has attached nothing of a flood is dropped', async () => {
    hold(`head -c 12000000 /dev/zero | tr '\\0' x; printf end; exec cat`);
    let end = 0;
    const isHeldBack = async (): Promise<boolean> => {
      const before = end;
      end = await endNow();
      return end > 0 && end === before;
    };
    await until('the shell to be held back', isHeldBack, 30_000);
    expect(end).toBeLessThan(RING_BYTES);
    const peer = await attach(0);
    expect((await peer.welcome()).start).toBe(0);
    await until('the whole flood', () => {
      peer.say({ kind: 'ack', offset: peer.text().length });
      return peer.text().endsWith('end');
    });
    expect(peer.text()).toHaveLength(12_000_003);
  });

  test('D6: a server that does not read holds the shell back', async () => {
    hold('read go; exec yes');
    const peer = await connected();
    peer.say({ kind: 'hello', mode: 'attach' });
    peer.say({ kind: 'window', offset: 1000 });
    peer.input(EPOCH, 0, '\n');
    await until('as much as it may', () => peer.text().length === 1000);
    const end = await endNow();
    expect(await endNow()).toBe(end);
    expect(end).toBeLessThan(256 * 1024);
  });

  test('a change of size is numbered, and told at its offset', async () => {
    hold(`stty raw -echo; printf ready; trap 'stty size' WINCH; while :; do sleep 0.05; done`);
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    peer.say({ kind: 'resize', cols: 100, rows: 40 });
    peer.say({ kind: 'resize', cols: 100, rows: 40 });
    await until('the new size', () => peer.text().includes('40 100'));
    const sized = { number: 1, at: 5, size: { cols: 100, rows: 40 } };
    expect(peer.of('sized')).toEqual([{ kind: 'sized', ...sized }]);
    expect((await (await attach()).welcome()).sizes).toEqual([sized]);
  });

  test.each([
    ['its exit code', 'exit 7', { kind: 'exited', exitCode: 7 }],
    ['the signal that ended it', 'kill -KILL $$', { kind: 'exited', exitCode: 137 }],
  ])('an end is told with %s behind all output, also to one who comes later', async (_what, script, end) => {
    hold(`printf last; ${script}`);
    for (let time = 0; time < 2; time += 1) {
      const peer = await attach();
      const exited = await peer.first('exited');
      expect(exited).toMatchObject({ end, outputEnd: 4 });
      expect(peer.text()).toBe('last');
    }
  });

  test('D7: forgotten, it ends every process of the session and leaves nothing', async () => {
    const holder = hold(`(trap '' HUP; echo $$; exec sleep 1000) & trap '' HUP; echo pid $! $$; wait`);
    const gone = once(holder, 'exit');
    const peer = await attach();
    const pids = await until('the processes', () =>
      /pid (\d+) (\d+)/.exec(peer.text())?.slice(1).map(Number),
    );
    peer.say({ kind: 'forget', graceMs: 50 });
    await peer.first('exited');
    await gone;
    for (const pid of pids) await until('its end', () => !isAlive(pid));
    expect(existsSync(folder)).toBe(false);
  });

  test('D7: told to end, it does the same', async () => {
    const holder = hold('exec sleep 1000');
    await (await attach()).welcome();
    holder.kill('SIGTERM');
    await once(holder, 'exit');
    expect(existsSync(folder)).toBe(false);
  });

  test('D8: a shell that says nothing while no server is there is hung up, and its holder goes', async () => {
    const holder = hold('exec sleep 1000', { idleSeconds: 1 });
    await once(holder, 'exit');
    expect(existsSync(folder)).toBe(false);
  });

  test('D10: what the shell leaves behind is reaped', async () => {
    const holder = hold(`sh -c 'sleep 0.1 & echo left $!'; exec cat`);
    const peer = await attach();
    const pid = await until('the process', () => /left (\d+)/.exec(peer.text())?.[1]);
    await until('its end', () => !existsSync(`/proc/${pid}`));
    expect(isAlive(holder.pid ?? 0)).toBe(true);
  });

  test('a shell keeps the environment, the folder and the file mode that the holder was given', async () => {
    hold(`printf '%s %s' "$(umask)" "$(pwd)"; exec cat`);
    const peer = await attach();
    const own = execFileSync('sh', ['-c', `printf '%s %s' "$(umask)" "$(pwd)"`]).toString();
    await until('both', () => peer.text() === own);
  });

  test('a program that can not be started leaves the reason, and attaching says it', () => {
    const named = ['--dir', folder, '--session', SESSION, '--owner', 'ann', '--proof', 'p'];
    const numbers = ['--cols', '80', '--rows', '24', '--idle', '9'];
    const started = spawnSync(program(), ['run', ...named, ...numbers, '--', '/no/such/program']);
    expect(started.status).toBe(1);
    const attached = spawnSync(program(), ['attach', '--dir', folder]);
    expect(attached.status).toBe(3);
    expect(attached.stderr.toString()).toBe('cannot start /no/such/program: No such file or directory\n');
    execFileSync(program(), ['list', '--base', dirname(folder)]);
    expect(existsSync(folder)).toBe(false);
  });

  test('wrong arguments are refused with exit code 2', () => {
    for (const args of [[], ['run'], ['run', '--dir', 'x', '--', 'sh'], ['attach'], ['list']])
      expect(spawnSync(program(), args).status).toBe(2);
  });

  test('list names the holders and removes what is left of one that was killed', async () => {
    const holder = hold('exec cat');
    const { epoch, pid } = await (await attach()).welcome();
    const list = (): string => execFileSync(program(), ['list', '--base', dirname(folder)]).toString();
    expect(list()).toBe(`${JSON.stringify({ session: SESSION, owner: 'ann', proof: 'p', epoch })}\n`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await until('the shell, hung up with its pty', () => !isAlive(pid));
    expect(list()).toBe('');
    expect(existsSync(folder)).toBe(false);
  });

  test('a server of the next version is answered in this one, and what is new in its frames is passed over', async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const peer = await connected();
    /** A frame with three bytes more than this version knows. */
    const longer = (known: Buffer): Buffer =>
      Buffer.concat([
        known.subarray(0, 4),
        Buffer.from([(known[4] ?? 0) + 3]),
        known.subarray(5),
        Buffer.from('new'),
      ]);
    const hello = longer(encodeToHolder({ kind: 'hello', mode: 'attach' }));
    hello.writeUInt16BE(2, 5);
    const window = longer(encodeToHolder({ kind: 'window', offset: RING_BYTES }));
    const unknown = Buffer.from([77, 0, 0, 0, 3, 1, 2, 3]);
    peer.sayBytes(Buffer.concat([hello, unknown, window]));
    expect((await peer.welcome()).version).toBe(1);
    await until('the shell', () => peer.text() === 'ready');
    peer.input(EPOCH, 0, 'still');
    await until('its echo', () => peer.text() === 'readystill');
  });

  test('whatever a peer says, the shell goes on', { timeout: 60_000 }, async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const hello = encodeToHolder({ kind: 'hello', mode: 'attach' });
    // All but what ends a shell by right: 6 and 7.
    const harmless = (maxLength: number): fc.Arbitrary<Uint8Array> =>
      fc.uint8Array({ maxLength }).map((bytes) => bytes.map((byte) => (byte === 6 || byte === 7 ? 8 : byte)));
    const frame = fc
      .tuple(fc.constantFrom(2, 3, 4, 5, 8, 9, 10, 200), harmless(64))
      .map(([kind, payload]) => Buffer.concat([Buffer.from([kind, 0, 0, 0, payload.length]), payload]));
    const said = fc.array(fc.oneof(frame, harmless(40)), { maxLength: 12 });
    const property = fc.asyncProperty(said, async (pieces) => {
      const peer = await connected();
      peer.sayBytes(Buffer.concat([hello, ...pieces]));
      await peer.welcome();
      peer.close();
    });
    await fc.assert(property, { numRuns: 200 });
    await (await attach()).welcome();
  });
}
