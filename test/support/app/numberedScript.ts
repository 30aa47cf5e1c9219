// Script that prints numbered lines for seconds while it reads typed input, and finally prints a digest of that input.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { PipedSession } from '../cliClient.ts';
import { expectSameText } from './exactText.ts';
import { until } from '../until.ts';

const LINES = 200_000;
const PARTS = 20;
const TYPED = 20_000;
/** Number of characters per write, as in a pasted line. */
const TYPED_AT_ONCE = 100;

/** Returns the script (sh). It runs in `folder`, which must be writable. */
export function numberedScript(folder: string): string {
  return [
    `TMP=${folder}; stty raw -echo; echo ready; exec 3<&0`,
    `head -c ${TYPED} <&3 | md5sum >"$TMP/typed" & part=0`,
    `while [ $part -lt ${PARTS} ]; do seq $((part * ${LINES / PARTS} + 1)) $((part * ${LINES / PARTS} + ${LINES / PARTS}));`,
    'part=$((part + 1)); sleep 0.15; done; wait; cat "$TMP/typed"; rm "$TMP/typed"',
  ].join('\n');
}

/** Types everything, runs `disturb` in the middle, and waits for the end of the session. */
export async function typeThrough(session: PipedSession, disturb: () => Promise<void>): Promise<void> {
  await until('the script', () => session.output().includes('ready'), 20_000);
  const text = typed();
  const typing = (async () => {
    for (let at = 0; at < TYPED; at += TYPED_AT_ONCE) {
      session.process.stdin?.write(text.slice(at, at + TYPED_AT_ONCE));
      await sleep(10);
    }
  })();
  await until('some output', () => session.output().length > 50_000, 20_000);
  await disturb();
  await typing;
  expect(await session.exit).toBe(0);
}

/** Asserts that every line and every character arrived once and in order. */
export function expectExact(session: PipedSession): void {
  expectSameText(session.output(), expected());
}

const typed = (): string =>
  Array.from({ length: TYPED }, (_, at) => String.fromCharCode(97 + ((at * 7) % 26))).join('');

/** Returns the script's output for the case that every byte arrives once. */
function expected(): string {
  const lines = Array.from({ length: LINES }, (_, at) => `${at + 1}\n`).join('');
  return `ready\n${lines}${createHash('md5').update(typed()).digest('hex')}  -\n`;
}
