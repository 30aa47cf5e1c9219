// Sessions behind gateways and hosts that are killed or restarted. Nothing is lost, and nothing arrives twice.
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { Link } from '../../client/link/link.ts';
import { RemoteTerminal } from '../../client/terminal/remoteTerminal.ts';
import { dialServer } from '../../client/link/dialServer.ts';
import { hostOf, randomId, type RandomBytes } from '../../protocol/ids.ts';
import type { ServerProcess } from '../../scripts/support/serverProcess.ts';
import { systemClock } from '../../server/base/systemClock.ts';
import { CliClient } from '../support/cliClient.ts';
import { startCluster, type Cluster } from '../support/network/cluster.ts';
import { expectExact, numberedScript, typeThrough } from '../support/app/numberedScript.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { until } from '../support/until.ts';
import { PROFILE } from '../server/testClient.ts';

const newFolder = scratchFolders();
const random: RandomBytes = (byteCount) => randomBytes(byteCount);
let cluster: Cluster;

afterEach(() => cluster.stop(), 60_000);

const connects = (gateway: ServerProcess): number => gateway.log().split('"client connected"').length - 1;

test(
  'G1 G2: when its gateway is killed during output, a session continues exactly through the other gateway',
  { timeout: 120_000 },
  async () => {
    cluster = await startCluster(newFolder(), { hosts: 2, gateways: 2 });
    const client = new CliClient(cluster.url, cluster.token, newFolder());
    const session = client.pipe('open', 'local', '--', 'sh', '-c', numberedScript(newFolder()));
    await typeThrough(session, async () => {
      const serving = cluster.gateways.find((gateway) => connects(gateway) > 0);
      const other = cluster.gateways.find((gateway) => gateway !== serving);
      await serving?.kill();
      await until('the other gateway', () => other !== undefined && connects(other) > 0, 20_000);
    });
    expectExact(session);
    const [listed] = await client.sessions();
    expect(hostOf(String(listed?.['session']))).toMatch(/^web-[12]$/);
  },
);

test(
  'G3 G4: a host that is killed and started again continues its sessions exactly',
  { timeout: 120_000 },
  async () => {
    cluster = await startCluster(newFolder(), { hosts: 1, gateways: 1 });
    const client = new CliClient(cluster.url, cluster.token, newFolder());
    const session = client.pipe('open', 'local', '--', 'sh', '-c', numberedScript(newFolder()));
    await typeThrough(session, async () => {
      await cluster.hosts[0]?.kill();
      await pause(300);
      await cluster.hosts[0]?.start();
    });
    expectExact(session);
  },
);

const CLIENTS = 200;
const PRINTED = 60;
const TYPED = 20;
/**
 * Script that uses only shell builtins. It prints a numbered line after each 0.2 s without input, and repeats each typed line.
 * If a read times out within a line, the next read continues that line.
 */
const SCRIPT = [
  'stty -echo; echo ready; printed=0; typed=0; part=',
  `while [ $printed -lt ${PRINTED} ] || [ $typed -lt ${TYPED} ]; do`,
  'if IFS= read -r -t 0.2 line; then typed=$((typed + 1)); echo "got $part$line"; part=; else part=$part$line; printed=$((printed + 1)); echo "line $printed"; fi',
  'done; echo over; cat',
].join('\n');

type Typist = { readonly link: Link; readonly terminal: RemoteTerminal; text: string };

function startTypist(url: string, token: string): Typist {
  const link = new Link({
    url,
    token: () => token,
    client: 'test',
    device: randomId(random),
    run: randomId(random),
    profile: () => PROFILE,
    dial: dialServer,
    clock: systemClock,
    random,
  });
  const target = { kind: 'local' } as const;
  const typist: Typist = {
    link,
    text: '',
    terminal: new RemoteTerminal({
      session: null,
      open: { request: randomId(random), target, options: { command: ['bash', '-c', SCRIPT] } },
      position: null,
      snapshotBehindBytes: null,
      size: { cols: 80, rows: 24 },
      clock: systemClock,
      random,
      events: {
        onOutput: (offset, bytes) => {
          typist.text += Buffer.from(bytes).toString('latin1');
          typist.terminal.parsed(offset + bytes.length);
        },
      },
    }),
  };
  link.start();
  link.add(typist.terminal);
  return typist;
}

/** Returns the numbers that follow a word, in printed order. */
const numbers = (text: string, word: string): number[] =>
  Array.from(text.matchAll(new RegExp(`^${word} (\\d+)\\r$`, 'gm')), ([, number]) => Number(number));
const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

/** Counts the clients that connected in each half second after `since`, summed over all gateways. */
function redials(since: number): Record<string, number> {
  const histogram: Record<string, number> = {};
  for (const gateway of cluster.gateways) {
    for (const line of gateway
      .log()
      .split('\n')
      .filter((entry) => entry.includes('"client connected"'))) {
      const { time } = JSON.parse(line) as { time: string };
      const halfSeconds = Math.floor((Date.parse(time) - since) / 500);
      if (halfSeconds >= 0) histogram[`${halfSeconds / 2} s`] = (histogram[`${halfSeconds / 2} s`] ?? 0) + 1;
    }
  }
  return histogram;
}

test(
  `C11 G1: all gateways restart while ${CLIENTS} clients print and type, and no byte is lost or arrives twice`,
  { timeout: 240_000 },
  async () => {
    const drain = ['--drain', '4s'];
    cluster = await startCluster(
      newFolder(),
      { hosts: 2, gateways: 2 },
      () => ['--max-sessions', '1000'],
      drain,
    );
    const typists: Typist[] = [];
    for (let at = 0; at < CLIENTS; at += 1) {
      // A user can have at most 128 connections.
      typists.push(startTypist(cluster.url, at % 2 === 0 ? cluster.token : `${cluster.token}-second`));
      if (at % 20 === 19) await pause(300);
    }
    await until('all shells', () => typists.every(({ text }) => text.includes('ready')), 90_000);
    const typing = (async () => {
      for (const number of upTo(TYPED)) {
        for (const { terminal } of typists) terminal.type(Buffer.from(`${number}\n`));
        await pause(700);
      }
    })();
    const since = Date.now();
    for (const gateway of cluster.gateways) {
      await gateway.restart();
      await pause(1_000);
    }
    await typing;
    await until('the end of all', () => typists.every(({ text }) => text.includes('over')), 90_000);
    for (const { link } of typists) link.stop();
    console.log(JSON.stringify({ clients: CLIENTS, redialsByTime: redials(since) }));
    for (const { text } of typists) {
      const lines = numbers(text, 'line');
      expect(lines).toEqual(upTo(Math.max(PRINTED, lines.length)));
      expect(numbers(text, 'got')).toEqual(upTo(TYPED));
    }
  },
);
