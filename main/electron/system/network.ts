/** Notices that the computer's network addresses changed: another Wi-Fi, a VPN, a cable. */

import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Cancel, Clock } from '../../../protocol/clock.ts';

/** The system has no event for it; a look costs some microseconds. */
export const LOOK_EVERY_MS = 2000;

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Calls `onChange` whenever the set of addresses differs from the last look. Returns how to stop. */
export function watchInterfaces(
  clock: Clock,
  onChange: () => void,
  look: () => Interfaces = networkInterfaces,
): Cancel {
  let known = fingerprint(look());
  let cancel: Cancel = () => undefined;
  const lookAgain = (): void => {
    const seen = fingerprint(look());
    const changed = seen !== known;
    known = seen;
    cancel = clock.setTimeout(lookAgain, LOOK_EVERY_MS);
    if (changed) onChange();
  };
  cancel = clock.setTimeout(lookAgain, LOOK_EVERY_MS);
  return () => cancel();
}

function fingerprint(interfaces: Interfaces): string {
  const addresses = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? []).filter((info) => !info.internal).map((info) => `${name} ${info.address}`),
  );
  return addresses.toSorted().join('\n');
}
