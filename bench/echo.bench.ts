// Time from a typed character to its echo: on a bare pty, through link and server, and next to a session with endless output.
import { randomBytes } from 'node:crypto';
import { dialServer } from '../client/link/dialServer.ts';
import { Link } from '../client/link/link.ts';
import { RemoteTerminal } from '../client/terminal/remoteTerminal.ts';
import { randomId } from '../protocol/ids.ts';
import { startServerProcess } from '../scripts/support/serverProcess.ts';
import { localCommand } from '../server/shells/local/localCommand.ts';
import { openLocalPty } from '../server/shells/local/localPty.ts';
import { systemClock } from '../server/base/systemClock.ts';
import { percentile, report, round3 } from './harness.ts';

const KEYS = 300;
const SIZE = { cols: 80, rows: 24 };
const PROFILE = {
  foreground: '#ffffff',
  background: '#000000',
  cursor: '#ffffff',
  palette: Array<string>(16).fill('#808080'),
  cellWidth: 8,
  cellHeight: 16,
};
const random = (byteCount: number): Uint8Array => randomBytes(byteCount);

/** A shell that receives keys and emits output. */
type Typewriter = { type(text: string): void; onOutput: (text: string) => void };

/** Returns the milliseconds from each key to its echo, one key after the other. */
async function echoes(typewriter: Typewriter): Promise<number[]> {
  const times: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const letter = String.fromCodePoint(97 + (key % 26));
    const startedAt = performance.now();
    await new Promise<void>((resolve) => {
      typewriter.onOutput = (text) => {
        if (text.includes(letter)) resolve();
      };
      typewriter.type(letter);
    });
    times.push(performance.now() - startedAt);
  }
  return times;
}

function figures(times: readonly number[]): { p50Ms: number; p99Ms: number } {
  return { p50Ms: round3(percentile(times, 0.5)), p99Ms: round3(percentile(times, 0.99)) };
}

async function barePty(): Promise<number[]> {
  const command = ['sh', '-c', 'stty -icanon; exec cat'];
  const shell = openLocalPty(localCommand({ size: SIZE, command }, 'bench'), systemClock);
  let offset = 0;
  const typewriter: Typewriter = {
    onOutput: () => undefined,
    type: (text) => {
      const bytes = Buffer.from(text);
      void shell.write(bytes, { kind: 'client', epoch: '1'.repeat(32), offset });
      offset += bytes.length;
    },
  };
  shell.start(0, {
    onOutput: (_offset, bytes) => typewriter.onOutput(Buffer.from(bytes).toString()),
    onSkipped: () => undefined,
    onSized: () => undefined,
    onDirectory: () => undefined,
    onAway: () => undefined,
    onEnd: () => undefined,
  });
  const times = await echoes(typewriter);
  await shell.end();
  return times;
}

/** Opens a session that runs `command`. Its output is acknowledged at once. */
function open(link: Link, command: readonly string[]): Promise<Typewriter> {
  return new Promise((resolve) => {
    const typewriter: Typewriter = {
      onOutput: () => undefined,
      type: (text) => void terminal.type(Buffer.from(text)),
    };
    const terminal = new RemoteTerminal({
      session: null,
      open: { request: randomId(random), target: { kind: 'local' }, options: { command: [...command] } },
      position: null,
      snapshotBehindBytes: null,
      size: SIZE,
      clock: systemClock,
      random,
      events: {
        onOutput: (offset, bytes) => {
          typewriter.onOutput(Buffer.from(bytes).toString());
          terminal.parsed(offset + bytes.length);
        },
        onSession: () => resolve(typewriter),
      },
    });
    link.add(terminal);
  });
}

const server = await startServerProcess();
const link = new Link({
  url: `ws://127.0.0.1:${server.port}`,
  token: () => server.token,
  client: 'bench',
  device: randomId(random),
  run: randomId(random),
  profile: () => PROFILE,
  dial: dialServer,
  clock: systemClock,
  random,
});
link.start();
const quiet = await open(link, ['sh', '-c', 'stty -icanon; exec cat']);
const bare = figures(await barePty());
const alone = figures(await echoes(quiet));
await open(link, ['yes', 'this session floods']);
const besideFlood = figures(await echoes(quiet));
link.stop();
await server.stop();
const ratio = {
  aloneToBareP50: round3(alone.p50Ms / bare.p50Ms),
  besideFloodToAloneP50: round3(besideFlood.p50Ms / alone.p50Ms),
  besideFloodToAloneP99: round3(besideFlood.p99Ms / alone.p99Ms),
};
report({ keys: KEYS, bare, alone, besideFlood, ratio });
