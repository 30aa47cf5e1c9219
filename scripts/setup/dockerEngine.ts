// Set-up step: programs for a private Docker engine and for its test images (Linux).
import { programStep } from './apt.ts';

/** Installs the engine without starting its service, because tests and demo start private engines. */
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
