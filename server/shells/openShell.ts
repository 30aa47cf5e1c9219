/** Opens a shell on whatever target was asked for. */

import type { Clock } from '../../protocol/clock.ts';
import type { Target } from '../../protocol/messages/common.ts';
import { openDockerExec } from './dockerExec.ts';
import type { Engine } from './engine.ts';
import { openLocalPty } from './localPty.ts';
import type { Shell, ShellOptions } from './shell.ts';
import { ShellFailure } from './shellFailure.ts';

/** Rejects with a `ShellFailure`. */
export type OpenShell = (target: Target, options: ShellOptions, sessionId: string) => Promise<Shell>;

/** An opener for this server's engine, if it has one, and for local shells unless they are switched off. */
export function shellOpener(engine: Engine | undefined, localShell: boolean, clock: Clock): OpenShell {
  return async (target, options, sessionId) => {
    if (target.kind === 'container') {
      if (engine !== undefined) return openDockerExec(engine, target.container, options, sessionId, clock);
      throw new ShellFailure(
        'engine-unreachable',
        'this server has no docker engine: start it with --docker-host',
      );
    }
    if (localShell) return openLocal(options, sessionId, clock);
    throw new ShellFailure('local-shell-disabled', 'this server opens no local shells: choose a container');
  };
}

function openLocal(options: ShellOptions, sessionId: string, clock: Clock): Shell {
  try {
    return openLocalPty(options, sessionId, clock);
  } catch (error) {
    if (error instanceof ShellFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShellFailure('open-failed', `no shell could be started on this computer: ${reason}`);
  }
}
