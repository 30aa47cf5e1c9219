// Set-up step: the programs that the tests start, in terminals as their users do and around the holder (Linux).
import { findProgram } from '../support/commands.ts';
import { aptInstall } from './apt.ts';
import type { SetupStep } from './step.ts';

/** The vim of package `vim`: the tiny one asks its terminal nothing. */
const PROGRAMS = ['vim', 'less', 'valgrind'];

export const testPrograms: SetupStep = {
  name: 'Installing programs that the tests start',
  needed: () => process.platform === 'linux' && PROGRAMS.some((program) => !findProgram(program)),
  run: () => aptInstall('the programs', PROGRAMS),
};
