// Contract that every shell fulfills, on any target.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Shell, ShellOptions } from '../../server/shells/shell.ts';
import { expectNothingFor } from '../support/expectNothingFor.ts';
import { ShellReader } from '../support/shellReader.ts';
import { until } from '../support/until.ts';

/** A kind of shell under test. */
export type ShellKind = {
  readonly open: (options: ShellOptions) => Promise<Shell>;
  /** Command lines of the running processes on the shells' target. */
  readonly processes: () => Promise<readonly string[]>;
};

const SIZE = { cols: 101, rows: 33 };
/** Size of an output that no buffers between a process and the test can hold. */
const FLOOD_BYTES = 64 * 1024 * 1024;

/** All 256 byte values in ascending order, then in descending order. */
const ALL_BYTES = Buffer.from(Array.from({ length: 512 }, (_, index) => (index < 256 ? index : 511 - index)));

/** Registers the tests. `kind` is called within each test. */
export function shellContract(name: string, kind: () => ShellKind): void {
  const readers: ShellReader[] = [];

  async function open(script: string, size = SIZE): Promise<ShellReader> {
    const reader = new ShellReader(await kind().open({ size, command: ['sh', '-c', script] }));
    readers.push(reader);
    return reader;
  }

  afterEach(async () => {
    for (const { shell } of readers.splice(0)) await shell.end();
  });

  describe(name, () => {
    describe('output', () => {
      it('output contains every byte value unchanged, and nothing else', async () => {
        const octal = Array.from(ALL_BYTES, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
        const reader = await open(`stty -opost; printf '${octal}'`);
        expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 0 });
        expect(reader.bytes.equals(ALL_BYTES)).toBe(true);
        expect(reader.faults).toEqual([]);
      });

      it('output of any length is complete before the end is emitted', async () => {
        const reader = await open('seq 1 200000; echo last');
        expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 0 });
        const expected = `${Array.from({ length: 200_000 }, (_, index) => `${index + 1}\r\n`).join('')}last\r\n`;
        expect(digest(reader.bytes)).toBe(digest(Buffer.from(expected)));
        expect([reader.faults, reader.endCalls]).toEqual([[], 1]);
      });

      it('output of a process that exits while paused is complete after resume', async () => {
        const shell = await kind().open({ size: SIZE, command: ['sh', '-c', 'seq 1 2000; echo last'] });
        shell.pause();
        const reader = new ShellReader(shell);
        readers.push(reader);
        // This is longer than the 200 ms after which the pty library discards unread output.
        await expectNothingFor(600, () => expect(reader.end).toBeUndefined());
        shell.resume();
        await reader.ended;
        expect(reader.text).toMatch(/^1\r\n2\r\n[^]*\r\n2000\r\nlast\r\n$/);
      });

      it('output printed before start is emitted after it', async () => {
        const shell = await kind().open({
          size: SIZE,
          command: ['sh', '-c', 'echo early; read -r line; echo "got $line"'],
        });
        await sleep(200);
        const reader = new ShellReader(shell);
        readers.push(reader);
        await reader.see('early\r\n');
        await reader.type('x\n');
        await reader.see('got x');
      });
    });

    describe('pause', () => {
      it('pause blocks the process, and no byte is missing after resume', async () => {
        const reader = await open(`stty -opost; head -c ${FLOOD_BYTES} /dev/zero | tr '\\0' y; echo done`);
        await until('some output', () => reader.byteCount > 100_000);
        reader.shell.pause();
        const receivedBytes = await stableCount(reader);
        expect(receivedBytes).toBeLessThan(FLOOD_BYTES / 2);
        expect(reader.end).toBeUndefined();
        reader.shell.resume();
        await reader.ended;
        expect([reader.byteCount, reader.faults]).toEqual([FLOOD_BYTES + 5, []]);
      });

      it('pause does not block input: Ctrl-C interrupts endless output that is not read', async () => {
        const reader = await open('trap "echo interrupted; exit 7" INT; while :; do echo flood; done');
        await until('some output', () => reader.byteCount > 10_000);
        reader.shell.pause();
        await stableCount(reader);
        await reader.type('\x03');
        reader.shell.resume();
        expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 7 });
        expect(reader.text).toMatch(/interrupted\r\n$/);
      });
    });

    describe('input', () => {
      it('input reaches the process unchanged, with every byte value', async () => {
        const reader = await open('stty raw -echo; echo ready; head -c 512');
        await reader.see('ready\n');
        await reader.type(ALL_BYTES);
        await reader.ended;
        expect(reader.bytes.subarray('ready\n'.length).equals(ALL_BYTES)).toBe(true);
      });

      it('input arrives once and in order, and each write resolves in that order', async () => {
        const reader = await open('stty -echo; echo ready; cat');
        await reader.see('ready');
        const taken: string[] = [];
        const write = (text: string) => reader.type(text).then(() => taken.push(text));
        await Promise.all([write('one\n'), write('two\n'), write('three\n')]);
        expect(taken).toEqual(['one\n', 'two\n', 'three\n']);
        await write('end\n\x04');
        await reader.ended;
        expect(reader.text).toBe('ready\r\none\r\ntwo\r\nthree\r\nend\r\n');
        expect(taken).toHaveLength(4);
      });

      it('input of several clients and replies of the terminal form one stream, in the order of the writes', async () => {
        const reader = await open('stty -echo; echo ready; cat');
        await reader.see('ready');
        const client = (digit: string) => ({ kind: 'client', epoch: digit.repeat(32), offset: 0 }) as const;
        const writes = [
          reader.shell.write(Buffer.from('first\n'), client('2')),
          reader.shell.write(Buffer.from('answer\n'), { kind: 'answer', outputOffset: 5 }),
          reader.shell.write(Buffer.from('second\n\x04'), client('3')),
        ];
        expect(await Promise.all(writes)).toEqual([undefined, undefined, undefined]);
        await reader.ended;
        expect(reader.text).toBe('ready\r\nfirst\r\nanswer\r\nsecond\r\n');
      });

      it('input of 1 MB arrives complete', async () => {
        const paste = Buffer.from(`${'0123456789abcde\n'.repeat(65_536)}\x04`);
        const reader = await open('stty -echo; echo ready; md5sum');
        await reader.see('ready');
        await reader.type(paste);
        await reader.see(createHash('md5').update(paste.subarray(0, -1)).digest('hex'), 30_000);
        await reader.ended;
      }, 60_000);

      it('input that no process reads stays pending, blocks nothing, and is rejected at the shell’s end', async () => {
        const reader = await open('stty raw -echo; echo ready; sleep 3600');
        await reader.see('ready');
        let settled: 'taken' | Error | undefined;
        const written = reader.type(Buffer.alloc(16 * 1024 * 1024, 'x')).then(
          () => (settled = 'taken'),
          (error: Error) => (settled = error),
        );
        // A write that blocked the process would also block this timer forever.
        await expectNothingFor(500, () => expect(settled).toBeUndefined());
        await reader.shell.end();
        expect(await written).toBeInstanceOf(Error);
      });

      it('input after the shell’s end is rejected', async () => {
        const reader = await open('true');
        await reader.ended;
        await expect(reader.type('late')).rejects.toThrow('ended');
      });
    });

    describe('size', () => {
      it('the tty’s size is set before the process starts', async () => {
        const reader = await open('stty size');
        await reader.ended;
        expect(reader.text).toBe(`${SIZE.rows} ${SIZE.cols}\r\n`);
      });

      it('the tty’s size is the last one of many resizes', async () => {
        const reader = await open('stty -echo; echo ready; while read -r line; do stty size; done');
        await reader.see('ready');
        for (let cols = 20; cols <= 120; cols += 1) reader.shell.resize({ cols, rows: 50 });
        await until('the last size', async () => {
          await reader.type('\n');
          return reader.text.includes('50 120');
        });
      });

      it('the tty’s size may be set after the shell’s end', async () => {
        const reader = await open('true');
        await reader.ended;
        reader.shell.resize({ cols: 10, rows: 10 });
      });
    });

    describe('exit', () => {
      it('the reported exit code is that of the process', async () => {
        const reader = await open('exit 42');
        expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 42 });
      });

      it('an exit by a signal is reported with the signal', async () => {
        const reader = await open('kill -TERM $$');
        expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 143, signal: 'SIGTERM' });
      });

      it('an exit is reported even if a background program keeps the tty open', async () => {
        const reader = await open('(trap "" HUP; exec sleep 4711) & echo "left $!"; exit 3');
        expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 3 });
        const [, pid] = await reader.see(/^left (\d+)\r\n$/);
        await (
          await open(`kill ${pid}`)
        ).ended;
      });
    });

    describe('end', () => {
      it('end stops all processes of the session: children, background jobs, stopped ones, and those that ignore signals', async () => {
        const mark = `9${Math.floor(Math.random() * 1e6)}`;
        const reader = await open(
          [
            `sh -c 'trap "" HUP TERM; while :; do sleep ${mark}1; done' &`,
            `(trap "" HUP; exec sleep ${mark}2) &`,
            `sleep ${mark}3 & kill -STOP $!`,
            'trap "" HUP; echo ready',
            `while :; do sleep ${mark}4; done`,
          ].join('\n'),
        );
        await reader.see('ready');
        const remaining = async () => (await kind().processes()).filter((line) => line.includes(mark));
        await until('all of its processes', async () => (await remaining()).length >= 4);
        await reader.shell.end();
        expect(await remaining()).toEqual([]);
        await reader.ended;
        expect([reader.endCalls, reader.faults]).toEqual([1, []]);
      });

      it('end can be called repeatedly, at the same time and afterward', async () => {
        const reader = await open('sleep 3600');
        await Promise.all([reader.shell.end(), reader.shell.end()]);
        await reader.shell.end();
        expect(await reader.ended).toMatchObject({ kind: 'exited' });
        expect(reader.endCalls).toBe(1);
      });

      it('end works on a shell that was not started, and on one that is paused during endless output', async () => {
        const unread = await kind().open({
          size: SIZE,
          command: ['sh', '-c', 'while :; do echo flood; done'],
        });
        await unread.end();
        const reader = await open('while :; do echo flood; done');
        await until('some output', () => reader.byteCount > 10_000);
        reader.shell.pause();
        await reader.shell.end();
        await reader.ended;
      });
    });

    it('S6: a silent command in the foreground makes the shell busy, and a background job or none does not', async () => {
      const shell = await kind().open({ size: SIZE, command: ['sh', '-i'] });
      const reader = new ShellReader(shell);
      readers.push(reader);
      const typed = (text: string) => reader.type(text);
      await typed('sleep 1000 & echo start""ed\n');
      await reader.see('started');
      await until('the prompt', async () => !(await shell.isBusy()));
      await typed('sleep 1001\n');
      await until('the command', () => shell.isBusy());
      await typed('\u0003');
      await until('the prompt again', async () => !(await shell.isBusy()));
    });

    it('every shell has a unique epoch', async () => {
      const shells = [await open('true'), await open('true')];
      const epochs = new Set(shells.map(({ shell }) => shell.epoch));
      expect(epochs.size).toBe(2);
      for (const epoch of epochs) expect(epoch).toMatch(/^[0-9a-f]{32}$/);
    });

    it('a shell describes its terminal and session in the environment of its process', async () => {
      const reader = await open(
        'echo "$TERM|$COLORTERM|${HOLDFAST_SESSION:+yes}"; test -t 0 && test -t 1 && test -t 2 && echo tty',
      );
      await reader.ended;
      expect(reader.text).toBe('xterm-256color|truecolor|yes\r\ntty\r\n');
    });
  });
}

function digest(bytes: Buffer): string {
  return `${bytes.length}:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Returns the number of bytes read once it no longer grows. */
async function stableCount(reader: ShellReader): Promise<number> {
  let before = -1;
  while (before !== reader.byteCount) {
    before = reader.byteCount;
    await sleep(200);
  }
  return before;
}
