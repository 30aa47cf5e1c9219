// Set-up step: the programs of a private Docker engine and what its test images are made of (Linux).
import { programStep } from './apt.ts';

/** The engine is only installed, never started as a service's user would: tests and demo start private ones. */
export const dockerEngine = programStep(
  'Installing a Docker engine for tests and demo',
  'the Docker engine',
  {
    dockerd: 'docker.io',
    containerd: 'containerd',
    runc: 'runc',
    busybox: 'busybox-static',
    iptables: 'iptables',
    bash: 'bash',
    tar: 'tar',
  },
);
