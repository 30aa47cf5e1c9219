// Set-up step: the tools that make and break networks in the fault tests (Linux).
import { findProgram } from '../support/commands.ts';
import { aptInstall } from './apt.ts';
import type { SetupStep } from './step.ts';

const PROGRAMS = ['ip', 'tc', 'nsenter', 'iptables'];
const PACKAGES = ['iproute2', 'util-linux', 'iptables'];

/** Needs no kernel module of its own: namespaces and veth are part of every Linux in use. */
export const networkTools: SetupStep = {
  name: 'Installing network tools for the fault tests',
  needed: () => process.platform === 'linux' && PROGRAMS.some((program) => !findProgram(program)),
  run: () => aptInstall('the network tools', PACKAGES),
};
