// Builds the last stage of deploy/Dockerfile with the libraries of this machine, in an engine that cannot pull images.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { requestEngine } from '../../../scripts/support/engine/engineApi.ts';
import { copyLibraries, importImage, makeRoot } from '../../../scripts/support/engine/engineImages.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

const PTY = createRequire(import.meta.resolve('@lydell/node-pty')).resolve(
  `@lydell/node-pty-${process.platform}-${process.arch}/pty.node`,
);

/** Mounts of Node and the packages. They are large, and some engines copy all files for each layer. */
export const IMAGE_BINDS: readonly string[] = [
  `${process.execPath}:/bin/node:ro`,
  `${join(projectRoot, 'node_modules')}:/holdfast/node_modules:ro`,
];

async function fillBase(root: string): Promise<void> {
  await makeRoot(root, false);
  for (const path of [process.execPath, PTY]) await copyLibraries(path, root);
}

/**
 * Fills an image with the results of the stage `build`, without packages. `COPY --from=build` then uses this image, because no
 * stage has that name.
 */
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
  const reply = await requestEngine(socketPath, 'POST', `/build?${query.toString()}`, { tar: tar.stdout });
  const output = reply.body.toString();
  // A failed build also has status 200.
  if (reply.status !== 200 || output.includes('"errorDetail"'))
    throw new Error(`the build failed: ${output}`);
}
