// Set-up step: Python and its WebSocket library, for the test client that was written only from
// docs/PROTOCOL.md (Linux).
import { existsSync } from 'node:fs';
import { runCommand } from '../support/commands.ts';
import { aptInstall } from './apt.ts';
import type { SetupStep } from './step.ts';

/** The system's Python. Another Python on PATH would not find the system's packages. */
export const PYTHON = '/usr/bin/python3';

export const foreignClient: SetupStep = {
  name: 'Installing Python’s WebSocket library for the foreign client',
  needed: async () => {
    if (process.platform !== 'linux') return false;
    if (!existsSync(PYTHON)) return true;
    const { exitCode } = await runCommand(PYTHON, ['-c', 'import websockets']);
    return exitCode !== 0;
  },
  run: () => aptInstall('Python’s WebSocket library', ['python3', 'python3-websockets']),
};
