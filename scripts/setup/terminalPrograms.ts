// Set-up step: the programs that the tests start in terminals as their users do (Linux).
import { findProgram } from '../support/commands.ts';
import { aptInstall } from './apt.ts';
import type { SetupStep } from './step.ts';

const PROGRAMS = ['vim', 'less'];

/** The vim of package `vim`: the tiny one asks its terminal nothing. */
export const terminalPrograms: SetupStep = {
  name: 'Installing programs that the tests start in terminals',
  needed: () => process.platform === 'linux' && PROGRAMS.some((program) => !findProgram(program)),
  run: () => aptInstall('the programs', PROGRAMS),
};
