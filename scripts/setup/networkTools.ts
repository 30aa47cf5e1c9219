// Set-up step: the tools that make and break networks in the fault tests (Linux).
import { programStep } from './apt.ts';

/** Needs no kernel module of its own: namespaces and veth are part of every Linux in use. */
export const networkTools = programStep('Installing network tools for the fault tests', 'the network tools', {
  ip: 'iproute2',
  tc: 'iproute2',
  nsenter: 'util-linux',
  iptables: 'iptables',
});
