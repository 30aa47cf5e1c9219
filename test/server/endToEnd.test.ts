/** End-to-end test of a server without fakes: socket, pty, shell, the screen's thread, and a cut connection. */

import { afterEach, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { decodeFrame, encodeData, encodeReceipt } from '../../protocol/frames.ts';
import type { Down } from '../../protocol/messages/down.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';
import { dial, helloHeader, startLiveServer, type LiveServer } from './liveServer.ts';
import { id32 } from './testClient.ts';

const folder = scratchFolders();
const size = { cols: 80, rows: 24 };
let server: LiveServer | undefined;
afterEach(() => server?.close());

/** A client on channel 0 that acknowledges the output it receives. */
class Terminal {
  readonly socket: WebSocket;
  readonly messages: Down[] = [];
  output = '';
  next = 0;

  constructor(url: string, hello: Parameters<typeof helloHeader>[0] = {}) {
    this.socket = dial(url, { hello: helloHeader(hello) });
    this.socket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
    this.socket.on('error', () => undefined);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (!isBinary) {
      const message = JSON.parse(data.toString()) as Down;
      this.messages.push(message);
      if (message.type === 'attached') this.next = message.output.from;
      return;
    }
    const frame = decodeFrame(data);
    if (frame.kind !== 'data') return;
    expect(frame.offset).toBe(this.next);
    this.next += frame.bytes.length;
    this.output += Buffer.from(frame.bytes).toString('latin1');
    this.socket.send(encodeReceipt(0, this.next));
  }

  message<T extends Down['type']>(type: T): Extract<Down, { type: T }> | undefined {
    return this.messages.find((message): message is Extract<Down, { type: T }> => message.type === type);
  }
}

test('R4 S11: a shell survives a cut: input and output arrive once, its query is answered, its end is reported', async () => {
  server = await startLiveServer(folder());
  const script = [
    'stty raw -echo min 0 time 50',
    `printf '\\033[c'; answer=$(dd bs=1 count=7 2>/dev/null | od -An -c | tr -d ' \\n'); echo "answer $answer"`,
    'stty sane -echo; read line; echo "line $line"',
    'i=0; while [ $i -lt 3000 ]; do echo "number $i"; i=$((i+1)); [ $i -eq 1500 ] && { read line; echo "then $line"; }; done',
    'exit 5',
  ].join('\n');
  const input = { epoch: id32(1), start: 0 };
  const first = new Terminal(server.url);
  await until('welcomed', () => first.message('welcome'));
  const options = { command: ['/bin/sh', '-c', script] };
  first.socket.send(
    JSON.stringify({
      type: 'open',
      channel: 0,
      request: id32(1),
      target: { kind: 'local' },
      options,
      size,
      input,
    }),
  );
  await until('S11: the shell asked and was answered', () => first.output.includes('answer 033[?1;2c'));
  first.socket.send(encodeData(0, 0, Buffer.from('go\n')));
  await until('it prints', () => first.output.includes('number 10\r'));
  first.socket.terminate();
  const seen = first.output;
  const { session, output } = first.message('attached') ?? expect.fail('not attached');
  const attach = {
    type: 'attach',
    channel: 0,
    session,
    output: { epoch: output.epoch, offset: first.next, sizes: 0 },
    snapshotBehindBytes: null,
    input,
    size,
  } as const;
  const second = new Terminal(server.url, { dial: 2, attach: [attach] });
  const resumed = await until('attached again', () => second.message('attached'));
  expect(resumed.input?.taken, 'R7').toBe(3);
  second.socket.send(encodeData(0, 0, Buffer.from('go\nagain\n')));
  const ended = await until('the end is reported', () => second.message('ended'));
  expect(ended.end).toEqual({ kind: 'exited', exitCode: 5 });
  const lines = (seen + second.output).split(/\r?\n/);
  expect(lines.filter((line) => line.startsWith('line '))).toEqual(['line go']);
  expect(lines.filter((line) => line.startsWith('then '))).toEqual(['then again']);
  const numbers = lines.filter((line) => line.startsWith('number ')).map((line) => Number(line.slice(7)));
  expect(numbers).toEqual(Array.from({ length: 3000 }, (_, index) => index));
  second.socket.terminate();
});

test('a detached shell prints much output until it ends, and a later client receives all of it', async () => {
  server = await startLiveServer(folder(), ['--log-bytes', '64KiB', '--history-bytes', '16MiB']);
  const first = new Terminal(server.url);
  await until('welcomed', () => first.message('welcome'));
  const input = { epoch: id32(1), start: 0 };
  const options = { command: ['/bin/sh', '-c', 'read go; seq 1 200000; echo done'] };
  first.socket.send(
    JSON.stringify({
      type: 'open',
      channel: 0,
      request: id32(1),
      target: { kind: 'local' },
      options,
      size,
      input,
    }),
  );
  const { session } = await until('attached', () => first.message('attached'));
  first.socket.send(encodeData(0, 0, Buffer.from('\n')));
  first.socket.close();
  const attach = {
    type: 'attach',
    channel: 0,
    session,
    output: null,
    snapshotBehindBytes: null,
    input,
    size,
  } as const;
  const second = new Terminal(server.url, { dial: 2, attach: [attach] });
  await until('the session has ended', () => second.message('ended'));
  const lines = second.output.split('\r\n').filter((line) => /^\d+$/.test(line));
  expect(lines).toEqual(Array.from({ length: 200_000 }, (_, index) => String(index + 1)));
  second.socket.terminate();
});
