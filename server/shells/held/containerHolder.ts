/** Held shells in containers. The holder runs in the container, and execs start it and connect to it. */

import { runningContainer } from '../docker/dockerExec.ts';
import { callTimeout, type Engine } from '../docker/engine.ts';
import { containerEnvironment } from '../environment.ts';
import { shellCommand } from '../docker/execScripts.ts';
import type { HolderLocation, Shell, ShellOptions } from '../shell.ts';
import { ContainerPipe } from './containerPipe.ts';
import {
  checkWelcome,
  folderName,
  NoHolder,
  runArguments,
  whenAnswered,
  type HeldParts,
} from './heldParts.ts';
import { HeldShell } from './heldShell.ts';
import type { HolderHome, HolderInstall } from './holderInstall.ts';
import type { SessionOf } from './holderProof.ts';

export type ContainerLocation = Extract<HolderLocation, { kind: 'container' }>;

export type ContainerHolderParts = HeldParts & { readonly engine: Engine; readonly install: HolderInstall };

/** Max attempts to start a holder. Its program may have been removed since it was installed. */
const MAX_START_TRIES = 2;

/**
 * Opens a shell in the running container `nameOrId`. Rejects with a `ShellFailure` if the container does not run, or with
 * `NoHolder` if no holder can run there or start the shell.
 */
export async function openContainerHeld(
  parts: ContainerHolderParts,
  nameOrId: string,
  options: ShellOptions,
  session: SessionOf,
): Promise<Shell> {
  const container = await runningContainer(parts.engine, nameOrId).catch((error: unknown) => {
    throw parts.engine.failure(nameOrId, error);
  });
  const home: HolderHome = { container, user: options.user };
  parts.install.use(home);
  try {
    const location = await startHolder(parts, home, options, session);
    const shell = containerShell(parts, location, session, undefined);
    shell.open(0);
    return await whenAnswered(shell);
  } catch (error) {
    void parts.install.leave(home);
    throw error;
  }
}

/** Returns a shell at its location in a container, not connected yet. `HolderInstall.use` must have been called. */
export function containerShell(
  parts: ContainerHolderParts,
  location: ContainerLocation,
  session: SessionOf,
  epoch: string | undefined,
): HeldShell {
  const { engine, clock, install } = parts;
  const home = homeOf(location);
  const pipe = new ContainerPipe(
    { engine, clock, install, home, folder: location.folder },
    epoch === undefined,
  );
  const check = checkWelcome(parts, location, session);
  const { container } = location;
  const onLeft = (): void => void install.leave(home);
  return new HeldShell({ pipe, clock, location, durability: 'container', container, check, onLeft }, epoch);
}

/** Returns the container and user of a location's holder. */
export function homeOf({ container, startedAt, user }: ContainerLocation): HolderHome {
  return { container: { ...container, startedAt }, user };
}

async function startHolder(
  parts: ContainerHolderParts,
  home: HolderHome,
  options: ShellOptions,
  session: SessionOf,
): Promise<ContainerLocation> {
  const { id, name, startedAt } = home.container;
  const { user } = home;
  for (let tries = 1; ; tries += 1) {
    const installed = await parts.install.install(home);
    if (installed.kind === 'none') throw new NoHolder(installed.reason);
    const folder = `${installed.folder}/${folderName(session.id)}`;
    const location: ContainerLocation = {
      kind: 'container',
      container: { id, name },
      startedAt,
      folder,
      engine: parts.engine.where,
      ...(user === undefined ? {} : { user }),
    };
    const run = [installed.program, ...runArguments(parts, location, session, options.size)];
    const argv = [...run, ...directoryArguments(options), '--', ...shellCommand(options)];
    try {
      await startDetached(parts.engine, home, argv, containerEnvironment(session.id, options));
      return location;
    } catch (error) {
      if (tries === MAX_START_TRIES) throw error;
      parts.install.vanished(home);
    }
  }
}

function directoryArguments({ directory, directoryOptional }: ShellOptions): string[] {
  const named = directory === undefined ? [] : ['--directory', directory];
  return directoryOptional ? [...named, '--directory-optional'] : named;
}

/** Starts a program detached. It does not depend on any stream of the engine, and the engine's shim reaps it. */
async function startDetached(
  engine: Engine,
  { container, user }: HolderHome,
  argv: string[],
  environment: string[],
): Promise<void> {
  const exec = await engine.docker.getContainer(container.id).exec({
    Cmd: argv,
    Env: environment,
    ...(user === undefined ? {} : { User: user }),
    abortSignal: callTimeout(),
  });
  await exec.start({ Detach: true, abortSignal: callTimeout() });
}
