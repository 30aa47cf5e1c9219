// Set-up steps: Podman, for the tests of engines that are not Docker, and a user for its rootless kind (Linux).
import { readFileSync } from 'node:fs';
import { asRoot, runCommand, lastLine } from '../support/commands.ts';
import { becomeRoot } from './becomeRoot.ts';
import { programStep } from './apt.ts';
import { SetupError, type SetupStep } from './step.ts';

/** User of a rootless Podman where tests run as root. */
export const PODMAN_USER = 'holdfast-podman';

/** Only installed, never started as a service: tests start private ones. */
export const podmanEngine = programStep('Installing Podman for tests', 'Podman', {
  podman: 'podman',
  runc: 'runc',
  newuidmap: 'uidmap',
  slirp4netns: 'slirp4netns',
  'fuse-overlayfs': 'fuse-overlayfs',
});

function hasUser(): boolean {
  return [`/etc/passwd`, `/etc/subuid`].every((file) => {
    try {
      return readFileSync(file, 'utf8').includes(`${PODMAN_USER}:`);
    } catch {
      return false;
    }
  });
}

/** Root cannot run a rootless Podman itself. `useradd` gives a user its ranges of subordinate ids. */
export const podmanUser: SetupStep = {
  name: 'Adding a user for a rootless Podman',
  needed: () => process.platform === 'linux' && process.getuid?.() === 0 && !hasUser(),
  run: async () => {
    await becomeRoot('Adding a user');
    const args = ['--no-create-home', '--shell', '/usr/sbin/nologin', PODMAN_USER];
    const { output } = await runCommand(...asRoot('useradd', args));
    if (!hasUser())
      throw new SetupError(
        `The user ${PODMAN_USER} could not be added (${lastLine(output)}): run "useradd ${PODMAN_USER}", then again.`,
      );
  },
};
