/** Opens shells on targets, with a holder if possible, so that they outlive this process. */

import type { Clock } from '../../protocol/clock.ts';
import type { Target } from '../../protocol/messages/common.ts';
import { errorText, type Log } from '../base/log.ts';
import { openDockerExec } from './docker/dockerExec.ts';
import type { EngineChoice } from './docker/engines.ts';
import { NoHolder } from './held/heldParts.ts';
import type { HeldShells } from './held/heldShells.ts';
import type { SessionOf } from './held/holderProof.ts';
import type { IntegrationFiles } from './integration/integrationFiles.ts';
import { localCommand } from './local/localCommand.ts';
import { openLocalPty } from './local/localPty.ts';
import type { Shell, ShellOptions } from './shell.ts';
import { serviceContainer } from './docker/serviceContainer.ts';
import { ShellFailure } from './shellFailure.ts';

/** Opens a shell. Rejects with a `ShellFailure`. */
export type OpenShell = (target: Target, options: ShellOptions, session: SessionOf) => Promise<Shell>;

export type OpenerParts = {
  readonly engines: Pick<EngineChoice, 'current' | 'problem' | 'ready'>;
  /** True when local shells may be opened. */
  readonly localShell: boolean;
  /** Files of the shell integration; undefined if there are none. */
  readonly integrationFiles: IntegrationFiles | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Undefined if all shells end with this process. */
  readonly held: HeldShells | undefined;
};

export function shellOpener(parts: OpenerParts): OpenShell {
  return (target, options, session) => {
    if (target.kind === 'local') return openLocal(parts, options, session);
    return openContainer(parts, target, options, session);
  };
}

async function openContainer(
  parts: OpenerParts,
  target: Exclude<Target, { kind: 'local' }>,
  options: ShellOptions,
  session: SessionOf,
): Promise<Shell> {
  const { engines, clock } = parts;
  await engines.ready;
  const engine = engines.current;
  if (engine === undefined)
    throw new ShellFailure(
      'engine-unreachable',
      engines.problem ?? 'this server has no container engine: start one, or name it with --docker-host',
    );
  const container = target.kind === 'container' ? target.container : await serviceContainer(engine, target);
  return orUnheld(
    parts,
    session,
    (held) => held.openContainer(engine, container, options, session),
    () => openDockerExec({ engine, clock }, container, options, session.id),
  );
}

async function openLocal(parts: OpenerParts, options: ShellOptions, session: SessionOf): Promise<Shell> {
  if (!parts.localShell)
    throw new ShellFailure('local-shell-disabled', 'this server opens no local shells: choose a container');
  try {
    const command = localCommand(options, session.id, parts.integrationFiles);
    return await orUnheld(
      parts,
      session,
      (held) => held.openLocal(command, session),
      () => openLocalPty(command, parts.clock),
    );
  } catch (error) {
    if (error instanceof ShellFailure) throw error;
    throw new ShellFailure('open-failed', `no shell could be started on this computer: ${errorText(error)}`);
  }
}

/** Opens a shell without a holder if none can run. The durability of that shell is `server` (S13). */
async function orUnheld(
  { held, log }: OpenerParts,
  { id }: SessionOf,
  openHeld: (held: HeldShells) => Promise<Shell>,
  openUnheld: () => Shell | Promise<Shell>,
): Promise<Shell> {
  if (held === undefined) return openUnheld();
  try {
    return await openHeld(held);
  } catch (error) {
    if (!(error instanceof NoHolder)) throw error;
    log.info(
      { session: id, reason: error.message },
      'opened a shell without a holder: it ends with the server',
    );
    return openUnheld();
  }
}
