/** Sockets of the usual engines on this computer. Pure. */

import { join } from 'node:path';

export type SocketPlaces = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Numeric id of the user; undefined where users have none. */
  readonly uid: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Paths in the order of preference: Docker's own sockets before those of others, and the system's before the user's. */
export function usualSockets({ platform, home, uid, environment }: SocketPlaces): readonly string[] {
  if (platform === 'win32')
    return ['docker_engine', 'dockerDesktopLinuxEngine', 'podman-machine-default'].map(
      (name) => `//./pipe/${name}`,
    );
  const runtime = environment['XDG_RUNTIME_DIR'] || (uid === undefined ? undefined : `/run/user/${uid}`);
  const colima = environment['COLIMA_HOME'];
  const inHome = (...path: readonly string[]): string => join(home, ...path);
  return [
    '/var/run/docker.sock',
    ...(runtime === undefined ? [] : [join(runtime, 'docker.sock')]),
    // Docker Desktop, on macOS and on Linux.
    inHome('.docker', 'run', 'docker.sock'),
    inHome('.docker', 'desktop', 'docker.sock'),
    inHome('.orbstack', 'run', 'docker.sock'),
    ...(colima === undefined || colima === '' ? [] : [join(colima, 'default', 'docker.sock')]),
    inHome('.colima', 'default', 'docker.sock'),
    inHome('.colima', 'docker.sock'),
    inHome('.config', 'colima', 'default', 'docker.sock'),
    // Rancher Desktop.
    inHome('.rd', 'docker.sock'),
    // Podman: of the user, of the system, and of its machine on macOS.
    ...(runtime === undefined ? [] : [join(runtime, 'podman', 'podman.sock')]),
    '/run/podman/podman.sock',
    inHome('.local', 'share', 'containers', 'podman', 'machine', 'podman.sock'),
    ...podmanMachine(environment['TMPDIR']),
  ];
}

function podmanMachine(temporary: string | undefined): string[] {
  if (temporary === undefined || temporary === '') return [];
  return [join(temporary, 'podman', 'podman-machine-default-api.sock')];
}
