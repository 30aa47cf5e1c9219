/** Leftovers: shells that earlier runs of this host's server left running, with and without holders. */

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
  /** Owner of the session, verified by the holder's proof. */
  readonly owner: string;
  readonly location: HolderLocation;
  readonly epoch: string;
};

/** A shell without a holder, which no client can reach anymore. */
export type StrayShell = {
  readonly kind: 'stray';
  readonly session: string;
  readonly container: ContainerLife;
  readonly process: ContainerProcess;
  /** User id. */
  readonly user: string;
  /** Address of the engine. */
  readonly engine: string;
};

export type Leftover = HeldLeftover | StrayShell;

/** A line that `holder list` prints. It may have more fields. */
const listedSchema = v.object({
  session: v.pipe(v.string(), v.regex(SESSION_ID)),
  owner: v.pipe(v.string(), v.maxLength(255)),
  proof: v.string(),
  epoch: randomIdText,
});
type Listed = v.InferOutput<typeof listedSchema>;

/** Max containers searched at the same time. Each search needs some execs, and the engine has other work. */
const MAX_CONCURRENT = 4;
/** Timeout of the local list, ms. Each holder answers at once. */
const LIST_TIMEOUT_MS = 15_000;

const run = promisify(execFile);

/** Finds leftovers on this computer and in the running containers of the engine, as far as they can be searched now. */
export async function findLeftovers(parts: FindParts): Promise<Leftover[]> {
  return [...(await localLeftovers(parts)), ...(await containerLeftovers(parts))];
}

/** Ends a leftover with all of its processes and files. */
export async function endLeftover(parts: FindParts, leftover: Leftover): Promise<void> {
  if (leftover.kind === 'held') {
    const { session, owner, location } = leftover;
    const found = await findHeld(parts, location, { id: session, owner });
    if (found.kind === 'found') await found.shell.end();
    return;
  }
  const { engine } = parts.reach(leftover.engine) ?? {};
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
  return parseListed(list.stdout).flatMap((listed) =>
    verified(parts, listed, { kind: 'local', folder: join(localBase, folderName(listed.session)) }),
  );
}

async function containerLeftovers(parts: FindParts): Promise<Leftover[]> {
  const { engine } = parts.reach() ?? {};
  if (engine === undefined) return [];
  const running = await engine.docker.listContainers({ abortSignal: callTimeout() }).catch(() => []);
  const remaining = running.map(({ Id }) => Id);
  const found: Leftover[] = [];
  const searchNext = async (): Promise<void> => {
    for (let id = remaining.pop(); id !== undefined; id = remaining.pop()) {
      // A container without leftovers that could be ended is skipped: one that just stopped, is paused, or has no shell.
      found.push(...(await searchContainer(parts, engine, id).catch(() => [])));
    }
  };
  await Promise.all(Array.from({ length: MAX_CONCURRENT }, searchNext));
  return found;
}

async function searchContainer(parts: FindParts, engine: Engine, containerId: string): Promise<Leftover[]> {
  const { clock } = parts;
  const { Id, Name, State } = await engine.docker
    .getContainer(containerId)
    .inspect({ abortSignal: callTimeout() });
  const container = { id: Id, name: Name.replace(/^\//, ''), startedAt: State.StartedAt };
  // No privileges are needed to list users, so the default user is sufficient.
  const users = parseUsers(
    await runInContainer(engine, clock, { containerId, argv: usersCommand(), user: undefined }),
  );
  const found: Leftover[] = [];
  for (const user of users) {
    const argv = surveyCommand(parts.hostId);
    const survey = await runInContainer(engine, clock, { containerId, argv, user });
    const searched = { container, user, engine: engine.where };
    found.push(...heldIn(parts, survey, searched), ...straysIn(parts, survey, searched));
  }
  return found;
}

/** A user of a container that was searched. */
type Searched = { readonly container: ContainerLife; readonly user: string; readonly engine: string };

function heldIn(parts: FindParts, survey: string, { container, user, engine }: Searched): HeldLeftover[] {
  const { id, name, startedAt } = container;
  return survey
    .split(/^folder /m)
    .slice(1)
    .flatMap((part) => {
      const base = part.split('\n', 1)[0] ?? '';
      return parseListed(part).flatMap((listed) => {
        const folder = `${base}/${folderName(listed.session)}`;
        return verified(parts, listed, {
          kind: 'container',
          container: { id, name },
          startedAt,
          folder,
          user,
          engine,
        });
      });
    });
}

function straysIn(parts: FindParts, survey: string, searched: Searched): StrayShell[] {
  return Array.from(survey.matchAll(/^stray (\d{1,10}) (\d+) (\S+)$/gm), ([, pid, startTime, session]) => ({
    kind: 'stray' as const,
    session: session ?? '',
    process: { pid: Number(pid), startTime: startTime ?? '' },
    ...searched,
  })).filter(({ session }) => SESSION_ID.test(session) && hostOf(session) === parts.hostId);
}

function parseListed(output: string): Listed[] {
  return output.split('\n').flatMap((line) => {
    try {
      const result = v.safeParse(listedSchema, JSON.parse(line));
      return result.success ? [result.output] : [];
    } catch {
      return [];
    }
  });
}

/** Returns the leftover if its proof is valid, because any process can list itself. */
function verified({ key, hostId }: FindParts, listed: Listed, location: HolderLocation): HeldLeftover[] {
  const { session, owner, proof, epoch } = listed;
  if (!isHolderProof(proof, holderProof(key, { id: session, owner }, location, hostId))) return [];
  return [{ kind: 'held', session, owner, location, epoch }];
}
