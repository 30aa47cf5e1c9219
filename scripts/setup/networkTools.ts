// Set-up step: tools that create and break networks in the fault tests (Linux).
import { programStep } from './apt.ts';

/** No kernel module is needed, because common Linux kernels contain namespaces and veth. */
export const networkTools = programStep('Installing network tools for the fault tests', 'the network tools', {
  ip: 'iproute2',
  tc: 'iproute2',
  nsenter: 'util-linux',
  iptables: 'iptables',
});
