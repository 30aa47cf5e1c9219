// A client in Python, written from docs/PROTOCOL.md alone by someone who knew nothing else of the project, against a real server.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { PYTHON } from '../../scripts/setup/foreignClient.ts';
import { startServerProcess, type ServerProcess } from '../../scripts/support/serverProcess.ts';
import { scratchFolders } from '../support/scratchFolder.ts';

const newFolder = scratchFolders();
/** Limit that the client gets for one scenario, s. */
const SCENARIO_S = 150;
const LIMIT_MS = (SCENARIO_S + 20) * 1_000;

const CLIENT = join(projectRoot, 'test', 'interop', 'client.py');

let server: ServerProcess;
let seed: number;

beforeEach(async () => {
  server = await startServerProcess();
  seed = Number(process.env['HOLDFAST_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`foreign client: HOLDFAST_TEST_SEED=${seed}\n`);
}, 60_000);

afterEach(() => server.stop(), 60_000);

/** Runs a scenario of the client; throws with its log when it does not hold. */
async function run(scenario: string): Promise<Readonly<Record<string, unknown>>> {
  const tokenFile = join(newFolder(), 'token');
  writeFileSync(tokenFile, server.token, { mode: 0o600 });
  const url = `ws://127.0.0.1:${server.port}`;
  const options = [
    '--url',
    url,
    '--token-file',
    tokenFile,
    '--seed',
    String(seed),
    '--timeout',
    String(SCENARIO_S),
  ];
  const child = spawn(PYTHON, [CLIENT, ...options, scenario], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [result, log] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (child.exitCode !== 0) throw new Error(`exit code ${child.exitCode}: ${result}\n${log}`);
  return JSON.parse(result) as Record<string, unknown>;
}

const linesOf = (count: number): string =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}\r\n`).join('');

test('R2 R3: 50,000 lines arrive once and in order through 10 cuts', { timeout: LIMIT_MS }, async () => {
  const { lines, cuts, sha256 } = await run('output');
  expect({ lines, cuts }).toEqual({ lines: 50_000, cuts: 10 });
  expect(sha256).toBe(createHash('sha256').update(linesOf(50_000)).digest('hex'));
});

test(
  'R7: 2,000 typed lines reach the shell once and in order through 10 cuts',
  { timeout: LIMIT_MS },
  async () => {
    const result = await run('input');
    expect(result).toMatchObject({ linesSent: 2_000, linesReceived: 2_000, cuts: 10 });
    expect(result['cutsBeforeReceipt']).toBeGreaterThan(0);
  },
);

test(
  'R11 R12: a snapshot stands for megabytes of missed output, which follows at its end',
  { timeout: LIMIT_MS },
  async () => {
    const result = await run('snapshot');
    expect(result).toMatchObject({ lastLineFound: true, columns: 120, rows: 40 });
    expect(result['skippedBytes']).toBeGreaterThan(4_000_000);
    expect(result['outputContinuedAt']).toBe(result['snapshotAt']);
  },
);

test(
  'H3: the skipped output is fetched from the history, byte for byte, through a cut',
  { timeout: LIMIT_MS },
  async () => {
    const result = await run('history');
    expect(result).toMatchObject({ gaps: [], cuts: 1 });
    expect(result['bytes']).toBe(Number(result['to']) - Number(result['from']));
  },
);

test('C2 C3 C8: every refusal is the one that the document promises', { timeout: LIMIT_MS }, async () => {
  const { cases, sessionUnharmed } = await run('refusals');
  const held = (cases as readonly { readonly held: boolean }[]).map((one) => one.held);
  expect(held.length).toBeGreaterThanOrEqual(12);
  expect(held).not.toContain(false);
  expect(sessionUnharmed).toBe(true);
});
