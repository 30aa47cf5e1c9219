// A flood over a line of 1 Mbit/s and 300 ms: Ctrl-C acts at once, keys in other tabs are not delayed, memory is bounded.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Link } from '../../main/remote/link.ts';
import { RemoteTerminal } from '../../main/remote/remoteTerminal.ts';
import { dialWebSocket } from '../../main/remote/webSocket.ts';
import { randomId, type RandomBytes } from '../../protocol/ids.ts';
import { AppDriver } from '../../scripts/support/appDriver.ts';
import { endEmbeddedServer } from '../../scripts/support/embeddedServer.ts';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { TcpProxy } from '../../scripts/support/tcpProxy.ts';
import { systemClock } from '../../server/systemClock.ts';
import { displayEnvironment } from '../support/display.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';
import { PROFILE } from '../server/testClient.ts';

/** 1 Mbit/s, 300 ms there and back. */
const LINE = { bytesPerMs: 125, delayMs: 150 };
const RTT_MS = 2 * LINE.delayMs;
/** What may come after a key, bytes: one round trip and 100 ms worth of data, and one read of the tty. */
const MAX_BYTES_AFTER_KEY = LINE.bytesPerMs * (RTT_MS + 100) + 4096;
const FLOOD_MS = 12_000;
const MiB = 1024 * 1024;
/** What a process may grow by during a flood, bytes: its own garbage, and nothing that goes with the flood's length. */
const MAX_GROWTH_BYTES = 96 * MiB;

const newFolder = scratchFolders();
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
    dial: dialWebSocket,
    clock: systemClock,
    random,
  });
  link.start();
  return link;
}

/** A terminal that parses at once and remembers the end of what it showed. */
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
        onReset: () => undefined,
        onOutput: (offset, bytes) => {
          shown.text = (shown.text + Buffer.from(bytes).toString('latin1')).slice(-2000);
          shown.receivedBytes += bytes.length;
          shown.terminal.parsed(offset + bytes.length);
          shown.onOutput();
        },
        onSize: () => undefined,
        onSnapshot: () => undefined,
        onSkipped: () => undefined,
        onHeld: () => undefined,
        onHost: () => undefined,
        onLastDirectory: () => undefined,
        onSession: () => undefined,
        onState: () => undefined,
        onForeignSize: () => undefined,
        onHeldChanged: () => undefined,
      },
    }),
  };
  link.add(shown.terminal);
  return shown;
}

/** What `flood` received from now on until `shown` shows `text`, at that very moment. */
function bytesUntil(flood: Shown, shown: Shown, text: string): Promise<number> {
  const before = flood.receivedBytes;
  return new Promise((resolve) => {
    shown.onOutput = () => {
      if (shown.text.includes(text)) resolve(flood.receivedBytes - before);
    };
  });
}

function residentBytes(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kib === undefined) throw new Error(`process ${pid} states no VmRSS`);
  return Number(kib) * 1024;
}

test(
  'W5: behind a flood on a slow line a key and Ctrl-C wait for a round trip and little more',
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

test(
  'W2: a flood of 500 MB over a slow line costs server, main process and page a bounded memory',
  { timeout: 120_000 },
  async () => {
    const userData = newFolder();
    const app = await AppDriver.launch({ userData, env: displayEnvironment() });
    try {
      await app.addServer({ name: 'Slow', url: `ws://127.0.0.1:${proxy.port}`, token: server.token });
      await app.newTabOn('Slow', /^Shell on /);
      await app.waitForLink('Connected');
      await app.type("echo re''ady\n");
      await app.waitForText('ready', 20_000);
      const pids = { server: server.process.pid as number, ...(await app.mainAndPage()) };
      const sizes = (): Record<string, number> =>
        Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, residentBytes(pid)]));
      const atRest = sizes();
      await app.type('head -c 500000000 /dev/zero | tr "\\\\0" x | fold -w 100; echo al""l\n');
      await pause(FLOOD_MS);
      const flooded = sizes();
      const grownMiB = Object.fromEntries(
        Object.entries(flooded).map(([name, bytes]) => [
          name,
          Math.round((bytes - (atRest[name] ?? 0)) / MiB),
        ]),
      );
      console.log(
        JSON.stringify({ restMiB: Object.values(atRest).map((b) => Math.round(b / MiB)), grownMiB }),
      );
      for (const name of Object.keys(pids))
        expect((flooded[name] ?? 0) - (atRest[name] ?? 0), name).toBeLessThan(MAX_GROWTH_BYTES);
      await app.page.keyboard.press('Control+c');
      await app.type("echo here''after\n");
      await app.waitForText('hereafter', 20_000);
    } finally {
      await app.stop();
      await endEmbeddedServer(userData);
    }
  },
);
