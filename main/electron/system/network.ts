/** Detects changes of the computer's network addresses: another Wi-Fi, a VPN, a cable. */

import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Cancel, Clock } from '../../../protocol/clock.ts';

/** Polling interval, ms. The system emits no event for this; a poll takes a few microseconds. */
export const POLL_EVERY_MS = 2000;

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Calls `onChange` when the set of addresses differs from the last poll; returns the disposer. */
export function watchInterfaces(
  clock: Clock,
  onChange: () => void,
  read: () => Interfaces = networkInterfaces,
): Cancel {
  let known = fingerprint(read());
  let cancel: Cancel = () => undefined;
  const poll = (): void => {
    const seen = fingerprint(read());
    const changed = seen !== known;
    known = seen;
    cancel = clock.setTimeout(poll, POLL_EVERY_MS);
    if (changed) onChange();
  };
  cancel = clock.setTimeout(poll, POLL_EVERY_MS);
  return () => cancel();
}

function fingerprint(interfaces: Interfaces): string {
  const addresses = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? []).filter((info) => !info.internal).map((info) => `${name} ${info.address}`),
  );
  return addresses.toSorted().join('\n');
}
