// Contract of every build of the holder (docs/HOLDER.md), with real processes, real ptys and a real socket.
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

/** Returns how often a process has waited for something so far (proc(5)). */
function waitCount(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^voluntary_ctxt_switches:\s+(\d+)$/m.exec(status)?.[1]);
}

/** Registers the tests. `program` returns the path of the build under test. */
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
    peer?.send({ kind: 'forget', graceMs: 0 });
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

  /** Returns the end offset of the output so far. */
  async function endNow(): Promise<number> {
    const peer = await connected();
    peer.send({ kind: 'hello', mode: 'status' });
    const { end } = await peer.welcome();
    peer.close();
    return end;
  }

  test('the holder’s welcome names the session, its owner and the size, and only the user may enter the folder', async () => {
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

  test('D1: a status request gets a welcome and is disconnected, and the attached server stays attached', async () => {
    hold('exec cat');
    const attached = await attach();
    await attached.welcome();
    const requester = await connected();
    requester.send({ kind: 'hello', mode: 'status' });
    await requester.closed;
    expect(requester.frames.map(({ kind }) => kind)).toEqual(['welcome']);
    attached.send({ kind: 'ping' });
    await attached.first('pong');
  });

  test('D1: the holder refuses a frame before hello', async () => {
    hold('exec cat');
    const peer = await connected();
    peer.send({ kind: 'ping' });
    await peer.closed;
    expect(peer.frames).toEqual([{ kind: 'refused', sentence: 'hello comes first' }]);
  });

  test('D2: when a second server attaches, the holder fences and disconnects the first one', async () => {
    hold('exec cat');
    const older = await attach();
    await older.welcome();
    const newer = await attach();
    await newer.welcome();
    await older.closed;
    expect(older.of('fenced')).toHaveLength(1);
  });

  test('D3: the holder sends output from the requested offset', async () => {
    hold('printf 0123456789; exec cat');
    const first = await attach();
    await until('all of it', () => first.text() === '0123456789');
    const second = await attach(4);
    await until('the rest', () => second.text() === '456789');
    expect(second.of('output')[0]?.offset).toBe(4);
  });

  test('D4: input that is sent twice reaches the shell once, and input after a gap is refused', async () => {
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

  test('D4: acknowledges input again that the tty has taken', async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    peer.input(EPOCH, 0, 'abc');
    await until('the echo', () => peer.text() === 'readyabc');
    peer.input(EPOCH, 0, 'ab');
    await until('both', () => peer.of('taken').length === 2);
    expect(peer.of('taken').at(-1)).toEqual({ kind: 'taken', epoch: EPOCH, offset: 3 });
  });

  test('D4: forgets the least recently used of 17 input epochs', async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    const epochs = Array.from({ length: 17 }, (_, at) => at.toString(16).padStart(32, '0'));
    for (const epoch of epochs) peer.input(epoch, 0, 'x');
    await until('the echo', () => peer.text() === `ready${'x'.repeat(17)}`);
    const { inputs } = await (await attach()).welcome();
    expect(inputs.map(({ epoch }) => epoch)).toEqual(epochs.slice(1));
  });

  test('D4: the holder drops an answer to a query that comes before the latest answered query', async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    peer.send({ kind: 'answer', outputOffset: 5, bytes: Buffer.from('new') });
    peer.send({ kind: 'answer', outputOffset: 4, bytes: Buffer.from('old') });
    peer.input(EPOCH, 0, '.');
    await until('the echo', () => peer.text().endsWith('.'));
    expect(peer.text()).toBe('readynew.');
    expect((await (await attach()).welcome()).answeredTo).toBe(5);
  });

  test('D5: the holder queues input that the tty does not accept yet, and delivers all of it', async () => {
    hold(`stty raw -echo; printf ready; while [ ! -e ${folder}.go ]; do sleep 0.05; done; exec wc -c`);
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    for (let at = 0; at < 20; at += 1) peer.input(EPOCH, at * 32_768, 'y'.repeat(32_768));
    writeFileSync(`${folder}.go`, '');
    await until('all taken', () => peer.of('taken').at(-1)?.offset === 20 * 32_768);
  });

  test('D5: a shell that exits while input is queued loses no output, and the holder then uses no CPU time', async () => {
    const holder = hold(
      `stty raw -echo; printf ready; while [ ! -e ${folder}.go ]; do sleep 0.05; done; printf last`,
    );
    const peer = await connected();
    peer.send({ kind: 'hello', mode: 'attach' });
    peer.send({ kind: 'window', offset: 5 });
    await until('the shell', () => peer.text() === 'ready');
    const { pid } = await peer.welcome();
    for (let at = 0; at < 4; at += 1) peer.input(EPOCH, at * 32_768, 'y'.repeat(32_768));
    await until('a full tty', () => peer.of('taken').length > 0);
    writeFileSync(`${folder}.go`, '');
    await until('the death of the shell', () => !isAlive(pid));
    const waits = waitCount(holder.pid);
    await until('the holder to wait', () => waitCount(holder.pid) > waits + 5);
    peer.send({ kind: 'window', offset: RING_BYTES });
    expect((await peer.first('exited')).outputEnd).toBe(9);
    expect(peer.text()).toBe('readylast');
  });

  test('D11: the tty erases a whole UTF-8 character in a line that it edits', async () => {
    hold(`stty -echo; printf ready; read -r line; printf '<%s>' "$line"; exec cat`);
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    peer.input(EPOCH, 0, Buffer.from('aé\x7fb\n').toString());
    await until('the line', () => peer.text().endsWith('>'));
    expect(peer.text()).toBe('ready<ab>');
  });

  test('D6: keeps reading the pty after the server has left, and retains the latest output', async () => {
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

  test('D6: the holder drops no output before the first server attaches', async () => {
    hold(`head -c 12000000 /dev/zero | tr '\\0' x; printf end; exec cat`);
    let end = 0;
    const isBlocked = async (): Promise<boolean> => {
      const before = end;
      end = await endNow();
      return end > 0 && end === before;
    };
    await until('a blocked shell', isBlocked, 30_000);
    expect(end).toBeLessThan(RING_BYTES);
    const peer = await attach(0);
    expect((await peer.welcome()).start).toBe(0);
    await until('the whole flood', () => {
      peer.send({ kind: 'ack', offset: peer.text().length });
      return peer.text().endsWith('end');
    });
    expect(peer.text()).toHaveLength(12_000_003);
  });

  test('D6: the holder does not read the pty beyond the window of the attached server', async () => {
    hold('read go; exec yes');
    const peer = await connected();
    peer.send({ kind: 'hello', mode: 'attach' });
    peer.send({ kind: 'window', offset: 1000 });
    peer.input(EPOCH, 0, '\n');
    await until('a full window', () => peer.text().length === 1000);
    const end = await endNow();
    expect(await endNow()).toBe(end);
    expect(end).toBeLessThan(256 * 1024);
  });

  test('the holder numbers a size change, and reports it at its output offset', async () => {
    hold(`stty raw -echo; printf ready; trap 'stty size' WINCH; while :; do sleep 0.05; done`);
    const peer = await attach();
    await until('the shell', () => peer.text() === 'ready');
    peer.send({ kind: 'resize', cols: 100, rows: 40 });
    peer.send({ kind: 'resize', cols: 100, rows: 40 });
    await until('the new size', () => peer.text().includes('40 100'));
    const sized = { number: 1, at: 5, size: { cols: 100, rows: 40 } };
    expect(peer.of('sized')).toEqual([{ kind: 'sized', ...sized }]);
    expect((await (await attach()).welcome()).sizes).toEqual([sized]);
  });

  test.each([
    ['an exit code', 'exit 7', { kind: 'exited', exitCode: 7 }],
    ['a signal', 'kill -KILL $$', { kind: 'exited', exitCode: 137 }],
  ])(
    'the holder reports an exit with %s after all output, also to a later server',
    async (_what, script, end) => {
      hold(`printf last; ${script}`);
      for (let time = 0; time < 2; time += 1) {
        const peer = await attach();
        const exited = await peer.first('exited');
        expect(exited).toMatchObject({ end, outputEnd: 4 });
        expect(peer.text()).toBe('last');
      }
    },
  );

  test('D7: forget ends every process of the session and removes the holder’s folder', async () => {
    const holder = hold(`(trap '' HUP; echo $$; exec sleep 1000) & trap '' HUP; echo pid $! $$; wait`);
    const gone = once(holder, 'exit');
    const peer = await attach();
    const pids = await until('the processes', () =>
      /pid (\d+) (\d+)/.exec(peer.text())?.slice(1).map(Number),
    );
    peer.send({ kind: 'forget', graceMs: 50 });
    await peer.first('exited');
    await gone;
    for (const pid of pids) await until('its end', () => !isAlive(pid));
    expect(existsSync(folder)).toBe(false);
  });

  test('D7: SIGTERM ends the holder and removes its folder', async () => {
    const holder = hold('exec sleep 1000');
    await (await attach()).welcome();
    holder.kill('SIGTERM');
    await once(holder, 'exit');
    expect(existsSync(folder)).toBe(false);
  });

  test('D8: an idle shell without a server gets a hang-up, and its holder ends', async () => {
    const holder = hold('exec sleep 1000', { idleSeconds: 1 });
    await once(holder, 'exit');
    expect(existsSync(folder)).toBe(false);
  });

  test('D8: the holder reports a command in the foreground, and does not hang up its idle shell', async () => {
    const holder = hold(`sleep 3; touch ${folder}.done; exec sleep 1000`, { idleSeconds: 1 });
    const peer = await attach();
    await until('the command', async () => {
      peer.send({ kind: 'askBusy' });
      return peer.of('busy').at(-1)?.isBusy;
    });
    peer.close();
    await once(holder, 'exit');
    expect(existsSync(`${folder}.done`)).toBe(true);
  });

  test('D10: the holder reaps orphaned processes of the shell', async () => {
    const holder = hold(`sh -c 'sleep 0.1 & echo left $!'; exec cat`);
    const peer = await attach();
    const pid = await until('the process', () => /left (\d+)/.exec(peer.text())?.[1]);
    await until('its end', () => !existsSync(`/proc/${pid}`));
    expect(isAlive(holder.pid ?? 0)).toBe(true);
  });

  test('the shell inherits the umask and working directory of the holder', async () => {
    hold(`printf '%s %s' "$(umask)" "$(pwd)"; exec cat`);
    const peer = await attach();
    const own = execFileSync('sh', ['-c', `printf '%s %s' "$(umask)" "$(pwd)"`]).toString();
    await until('both', () => peer.text() === own);
  });

  test('`attach` prints the reason why the program could not be started', () => {
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

  test('a holder with invalid arguments exits with code 2', () => {
    for (const args of [[], ['run'], ['run', '--dir', 'x', '--', 'sh'], ['attach'], ['list']])
      expect(spawnSync(program(), args).status).toBe(2);
  });

  test('`list` prints running holders, and removes the folder of a killed one', async () => {
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

  test('the holder replies to a server of the next version, and ignores new parts of its frames', async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const peer = await connected();
    /** Appends three bytes to the payload, as a later version of the server might. */
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
    peer.sendBytes(Buffer.concat([hello, unknown, window]));
    expect((await peer.welcome()).version).toBe(1);
    await until('the shell', () => peer.text() === 'ready');
    peer.input(EPOCH, 0, 'still');
    await until('its echo', () => peer.text() === 'readystill');
  });

  test('the shell survives any bytes that a connected process sends', { timeout: 60_000 }, async () => {
    hold('stty raw -echo; printf ready; exec cat');
    const hello = encodeToHolder({ kind: 'hello', mode: 'attach' });
    // Excludes the kinds that may end the shell: 6 (signal) and 7 (forget).
    const harmless = (maxLength: number): fc.Arbitrary<Uint8Array> =>
      fc.uint8Array({ maxLength }).map((bytes) => bytes.map((byte) => (byte === 6 || byte === 7 ? 8 : byte)));
    const frame = fc
      .tuple(fc.constantFrom(2, 3, 4, 5, 8, 9, 10, 200), harmless(64))
      .map(([kind, payload]) => Buffer.concat([Buffer.from([kind, 0, 0, 0, payload.length]), payload]));
    const sent = fc.array(fc.oneof(frame, harmless(40)), { maxLength: 12 });
    const property = fc.asyncProperty(sent, async (pieces) => {
      const peer = await connected();
      peer.sendBytes(Buffer.concat([hello, ...pieces]));
      await peer.welcome();
      peer.close();
    });
    await fc.assert(property, { numRuns: 200 });
    await (await attach()).welcome();
  });
}
