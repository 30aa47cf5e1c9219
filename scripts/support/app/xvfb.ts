// Starts a virtual display with a free display number, for tests and demo on machines without a display.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { findProgram } from '../commands.ts';
import { endChild } from '../processes.ts';

const START_TIMEOUT_MS = 20_000;

/** A running virtual display; `display` is the value for the environment variable DISPLAY. */
export interface VirtualDisplay {
  readonly display: string;
  stop(): Promise<void>;
}

/**
 * Command line for Xvfb. If setpriv is installed, it makes sure that Xvfb ends whenever this process ends.
 */
function commandLine(screen: string): [string, string[]] {
  const xvfb = ['Xvfb', '-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'];
  const [program = 'Xvfb', ...args] = findProgram('setpriv')
    ? ['setpriv', '--pdeathsig', 'TERM', ...xvfb]
    : xvfb;
  return [program, args];
}

/** Starts Xvfb and waits until it accepts connections; `screen` is WIDTHxHEIGHTxDEPTH. */
export async function startXvfb(screen = '1600x1000x24'): Promise<VirtualDisplay> {
  const child = spawn(...commandLine(screen), { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended while starting (exit code ${String(code)})`);
  });
  const answered = once(child.stdio[3] as Readable, 'data', {
    signal: AbortSignal.timeout(START_TIMEOUT_MS),
  });
  const [number] = (await Promise.race([answered, failed])) as [Buffer];
  failed.catch(() => undefined);
  return { display: `:${number.toString().trim()}`, stop: () => endChild(child) };
}
