// Endless output over a line of 1 Mbit/s with a round trip of 300 ms. Ctrl-C acts at once, and keys in other tabs are not
// delayed.
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Link } from '../../client/link/link.ts';
import { RemoteTerminal } from '../../client/terminal/remoteTerminal.ts';
import { dialServer } from '../../client/link/dialServer.ts';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { TcpProxy } from '../../scripts/support/tcpProxy.ts';
import { systemClock } from '../../server/base/systemClock.ts';
import { LINE, MAX_BYTES_AFTER_KEY } from '../support/network/slowLine.ts';
import { until } from '../support/until.ts';
import { PROFILE } from '../server/testClient.ts';

const FLOOD_MS = 12_000;

const random: RandomBytes = (byteCount) => randomBytes(byteCount);
let server: ServerProcess;
let proxy: TcpProxy;

beforeEach(async () => {
  server = await startServerProcess();
  proxy = await TcpProxy.start(server.port, LINE);
}, 60_000);

afterEach(async () => {
  await proxy.stop();
  await server.stop();
}, 60_000);

type Shown = {
  readonly terminal: RemoteTerminal;
  text: string;
  receivedBytes: number;
  /** Called with every piece of output. */
  onOutput: () => void;
};

function openLink(): Link {
  const link = new Link({
    url: `ws://127.0.0.1:${proxy.port}`,
    token: () => server.token,
    client: 'test',
    device: randomId(random),
    run: randomId(random),
    profile: () => PROFILE,
    dial: dialServer,
    clock: systemClock,
    random,
  });
  link.start();
  return link;
}

/** Opens a terminal that parses output at once and keeps the end of it. */
function open(link: Link, command: readonly string[]): Shown {
  const shown: Shown = {
    text: '',
    receivedBytes: 0,
    onOutput: () => undefined,
    terminal: new RemoteTerminal({
      session: null,
      open: { request: randomId(random), target: { kind: 'local' }, options: { command: [...command] } },
      position: null,
      snapshotBehindBytes: null,
      size: { cols: 80, rows: 24 },
      clock: systemClock,
      random,
      events: {
        onOutput: (offset, bytes) => {
          shown.text = (shown.text + Buffer.from(bytes).toString('latin1')).slice(-2000);
          shown.receivedBytes += bytes.length;
          shown.terminal.parsed(offset + bytes.length);
          shown.onOutput();
        },
      },
    }),
  };
  link.add(shown.terminal);
  return shown;
}

/** Counts the bytes that `flood` receives from now until `shown` shows `text`. */
function bytesUntil(flood: Shown, shown: Shown, text: string): Promise<number> {
  const before = flood.receivedBytes;
  return new Promise((resolve) => {
    shown.onOutput = () => {
      if (shown.text.includes(text)) resolve(flood.receivedBytes - before);
    };
  });
}

test(
  'W5: during endless output on a slow line, keys and Ctrl-C act after little more than a round trip',
  { timeout: 90_000 },
  async () => {
    const link = openLink();
    const flood = open(link, ['sh', '-c', `trap 'echo stopped' INT; read go; yes; exec cat`]);
    const quiet = open(link, ['sh', '-c', 'stty -icanon -echo; echo ready; exec cat']);
    await until('the quiet shell is ready', () => quiet.text.includes('ready'));
    flood.terminal.type(Buffer.from('\n'));
    await pause(FLOOD_MS);
    expect(flood.receivedBytes, 'the line is used').toBeGreaterThan(0.6 * LINE.bytesPerMs * FLOOD_MS);

    const before: number[] = [];
    for (const key of '12345678') {
      quiet.terminal.type(Buffer.from(key));
      before.push(await bytesUntil(flood, quiet, key));
    }
    flood.terminal.type(Buffer.from('\u0003'));
    const afterCtrlC = await bytesUntil(flood, flood, 'stopped');
    console.log(JSON.stringify({ maxBytes: MAX_BYTES_AFTER_KEY, bytesBeforeEchoes: before, afterCtrlC }));
    link.stop();
    expect(Math.max(...before)).toBeLessThanOrEqual(MAX_BYTES_AFTER_KEY);
    expect(afterCtrlC).toBeLessThanOrEqual(MAX_BYTES_AFTER_KEY);
  },
);
