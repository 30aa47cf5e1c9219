// Held shells, opened on this computer and in containers as a server does, for tests of the real holder.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';
import type { Engine } from '../../../server/shells/docker/engine.ts';
import { HeldShells } from '../../../server/shells/held/heldShells.ts';
import { HolderBinaries } from '../../../server/shells/held/holderBinaries.ts';
import type { SessionOf } from '../../../server/shells/held/holderProof.ts';
import { onlyEngine } from './shellEngine.ts';
import { systemClock } from '../../../server/base/systemClock.ts';

const KEY = randomBytes(32);

/** Returns the held shells of one server run. Another run with the same folder finds the shells again. */
export function heldShells(localBase: string, engine?: Engine): HeldShells {
  const binaries = new HolderBinaries(join(projectRoot, 'out', 'holder'));
  const parts = {
    clock: systemClock,
    hostId: 'host',
    key: KEY,
    binaries,
    localBase,
    idleTimeoutMs: 600_000,
  };
  return new HeldShells(parts, onlyEngine(engine));
}

/** Returns a new session ID and its owner. */
export function newSession(): SessionOf {
  return { id: `host.${randomBytes(16).toString('hex')}`, owner: 'ann' };
}
