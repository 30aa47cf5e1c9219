// Set-up step: the programs of a private Docker engine and what its test images are made of (Linux).
import { findProgram } from '../support/commands.ts';
import { aptInstall } from './apt.ts';
import type { SetupStep } from './step.ts';

const PROGRAMS = ['dockerd', 'containerd', 'runc', 'busybox', 'iptables', 'bash', 'tar'];
const PACKAGES = ['docker.io', 'busybox-static', 'iptables', 'iproute2'];

/** The engine is only installed, never started as a service's user would: tests and demo start private ones. */
export const dockerEngine: SetupStep = {
  name: 'Installing a Docker engine for tests and demo',
  needed: () => process.platform === 'linux' && PROGRAMS.some((program) => !findProgram(program)),
  run: () => aptInstall('the Docker engine', PACKAGES),
};
