// Builds the image of deploy/Dockerfile in an engine that can pull nothing: its last stage, on this machine's libraries.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { askEngine } from '../../../scripts/support/engine/engineApi.ts';
import { copyLibraries, importImage, makeRoot } from '../../../scripts/support/engine/engineImages.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

const PTY = createRequire(import.meta.resolve('@lydell/node-pty')).resolve(
  `@lydell/node-pty-${process.platform}-${process.arch}/pty.node`,
);

/** Node and the packages are mounted: they are large, and an engine whose layers are whole copies makes many of each. */
export const IMAGE_BINDS: readonly string[] = [
  `${process.execPath}:/bin/node:ro`,
  `${join(projectRoot, 'node_modules')}:/holdfast/node_modules:ro`,
];

async function fillBase(root: string): Promise<void> {
  await makeRoot(root, false);
  for (const path of [process.execPath, PTY]) await copyLibraries(path, root);
}

/** What the stage `build` leaves, but for the packages; `COPY --from=build` takes an image of that name where no stage has it. */
function fillBuild(root: string): void {
  for (const path of ['package.json', 'server', 'protocol', 'terminal', 'client', 'out/holder']) {
    const copy = join(root, 'holdfast', path);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(join(projectRoot, path), copy, { recursive: true });
  }
}

/** Builds `holdfast`, with the engine's own (classic) builder. */
export async function buildServerImage(socketPath: string, folder: string): Promise<void> {
  await Promise.all([
    importImage(socketPath, 'holdfast-test', 'node', fillBase),
    importImage(socketPath, 'build', 'latest', async (root) => fillBuild(root)),
  ]);
  const text = readFileSync(join(projectRoot, 'deploy', 'Dockerfile'), 'utf8');
  writeFileSync(join(folder, 'Dockerfile'), `ARG BASE\n${text.slice(text.lastIndexOf('FROM '))}`);
  const tar = spawn('tar', ['-c', '-C', folder, 'Dockerfile'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const query = new URLSearchParams({
    t: 'holdfast',
    networkmode: 'none',
    buildargs: JSON.stringify({ BASE: 'holdfast-test:node' }),
  });
  const answer = await askEngine(socketPath, 'POST', `/build?${query.toString()}`, { tar: tar.stdout });
  const said = answer.body.toString();
  // A failed build is answered with 200 as well.
  if (answer.status !== 200 || said.includes('"errorDetail"')) throw new Error(`the build failed: ${said}`);
}
