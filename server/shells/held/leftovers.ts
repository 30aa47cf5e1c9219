/** What runs of this host's servers left behind: shells with their holders, and shells without. */

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { hostOf, SESSION_ID } from '../../../protocol/ids.ts';
import { randomIdText } from '../../../protocol/messages/common.ts';
import { callTimeout, type Engine } from '../docker/engine.ts';
import { endProcesses, type ContainerLife } from '../docker/execProcess.ts';
import type { ContainerProcess } from '../docker/execScripts.ts';
import type { HolderLocation } from '../shell.ts';
import { runInContainer } from './containerRun.ts';
import { parseUsers, surveyCommand, usersCommand } from './containerScripts.ts';
import { findHeld, type FindParts } from './findHeld.ts';
import { folderName } from './heldParts.ts';
import { holderProof, isHolderProof } from './holderProof.ts';

export type HeldLeftover = {
  readonly kind: 'held';
  readonly session: string;
  /** Proven: the holder was started by us for this user. */
  readonly owner: string;
  readonly location: HolderLocation;
  readonly epoch: string;
};

/** A shell of a server that is gone, which nobody can reach any more. */
export type StrayShell = {
  readonly kind: 'stray';
  readonly session: string;
  readonly container: ContainerLife;
  readonly process: ContainerProcess;
  /** Its number. */
  readonly user: string;
};

export type Leftover = HeldLeftover | StrayShell;

/** One line of `holder list`; it may say more. */
const listed = v.object({
  session: v.pipe(v.string(), v.regex(SESSION_ID)),
  owner: v.pipe(v.string(), v.maxLength(255)),
  proof: v.string(),
  epoch: randomIdText,
});
type Listed = v.InferOutput<typeof listed>;

/** Containers that are looked into at the same time: each look is some execs, and the engine has other work. */
const AT_ONCE = 4;
/** Time for the local list, ms: it asks each holder, which answers at once. */
const LIST_TIMEOUT_MS = 15_000;

const run = promisify(execFile);

/** All leftovers on this computer and in the running containers of the engine, where these can be looked at now. */
export async function findLeftovers(parts: FindParts): Promise<Leftover[]> {
  return [...(await localLeftovers(parts)), ...(await containerLeftovers(parts))];
}

/** Ends one with all of its processes; nothing of it stays. */
export async function endLeftover(parts: FindParts, leftover: Leftover): Promise<void> {
  if (leftover.kind === 'held') {
    const { session, owner, location } = leftover;
    const found = await findHeld(parts, location, { id: session, owner });
    if (found.kind === 'found') await found.shell.end();
    return;
  }
  const { engine } = parts.reach ?? {};
  if (engine === undefined) return;
  const { container, process, user } = leftover;
  await endProcesses({ engine, clock: parts.clock, container, process, user });
}

async function localLeftovers(parts: FindParts): Promise<HeldLeftover[]> {
  const { binaries, localBase } = parts;
  if (binaries.own === undefined) return [];
  const list = await run(binaries.own, ['list', '--base', localBase], { timeout: LIST_TIMEOUT_MS }).catch(
    () => ({
      stdout: '',
    }),
  );
  return parseListed(list.stdout).flatMap((one) =>
    proven(parts, one, { kind: 'local', folder: join(localBase, folderName(one.session)) }),
  );
}

async function containerLeftovers(parts: FindParts): Promise<Leftover[]> {
  const { engine } = parts.reach ?? {};
  if (engine === undefined) return [];
  const running = await engine.docker.listContainers({ abortSignal: callTimeout() }).catch(() => []);
  const left = running.map(({ Id }) => Id);
  const found: Leftover[] = [];
  const look = async (): Promise<void> => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      // A container that stops meanwhile, is paused or has no shell has nothing that could be ended.
      found.push(...(await lookInto(parts, engine, id).catch(() => [])));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  return found;
}

async function lookInto(parts: FindParts, engine: Engine, containerId: string): Promise<Leftover[]> {
  const { clock } = parts;
  const { Id, Name, State } = await engine.docker
    .getContainer(containerId)
    .inspect({ abortSignal: callTimeout() });
  const container = { id: Id, name: Name.replace(/^\//, ''), startedAt: State.StartedAt };
  // The first user may be anybody: what lists users needs no rights.
  const users = parseUsers(
    await runInContainer(engine, clock, { containerId, argv: usersCommand(), user: undefined }),
  );
  const found: Leftover[] = [];
  for (const user of users) {
    const argv = surveyCommand(parts.hostId);
    const survey = await runInContainer(engine, clock, { containerId, argv, user });
    found.push(...heldIn(parts, survey, container, user), ...straysIn(parts, survey, container, user));
  }
  return found;
}

function heldIn(parts: FindParts, survey: string, container: ContainerLife, user: string): HeldLeftover[] {
  const { id, name, startedAt } = container;
  return survey
    .split(/^folder /m)
    .slice(1)
    .flatMap((part) => {
      const base = part.split('\n', 1)[0] ?? '';
      return parseListed(part).flatMap((one) => {
        const folder = `${base}/${folderName(one.session)}`;
        return proven(parts, one, { kind: 'container', container: { id, name }, startedAt, folder, user });
      });
    });
}

function straysIn(parts: FindParts, survey: string, container: ContainerLife, user: string): StrayShell[] {
  return Array.from(survey.matchAll(/^stray (\d{1,10}) (\d+) (\S+)$/gm), ([, pid, startTime, session]) => ({
    kind: 'stray' as const,
    session: session ?? '',
    container,
    process: { pid: Number(pid), startTime: startTime ?? '' },
    user,
  })).filter(({ session }) => SESSION_ID.test(session) && hostOf(session) === parts.hostId);
}

function parseListed(output: string): Listed[] {
  return output.split('\n').flatMap((line) => {
    try {
      const result = v.safeParse(listed, JSON.parse(line));
      return result.success ? [result.output] : [];
    } catch {
      return [];
    }
  });
}

/** What anybody may claim counts only with the proof. */
function proven({ key, hostId }: FindParts, one: Listed, location: HolderLocation): HeldLeftover[] {
  const { session, owner, proof, epoch } = one;
  if (!isHolderProof(proof, holderProof(key, { id: session, owner }, location, hostId))) return [];
  return [{ kind: 'held', session, owner, location, epoch }];
}
