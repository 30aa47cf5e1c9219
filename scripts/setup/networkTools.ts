// Set-up step: the tools that create and break networks in the fault tests (Linux).
import { programStep } from './apt.ts';

/** No kernel module is needed: namespaces and veth are part of common Linux kernels. */
export const networkTools = programStep('Installing network tools for the fault tests', 'the network tools', {
  ip: 'iproute2',
  tc: 'iproute2',
  nsenter: 'util-linux',
  iptables: 'iptables',
});
