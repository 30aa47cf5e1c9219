// Builds the image of deploy/Dockerfile in an engine that can pull nothing: its last stage, on this machine's Node and files.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { askEngine } from '../../scripts/support/engineApi.ts';
import { copyWithLibraries, importImage, makeRoot } from '../../scripts/support/engineImages.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

type Locked = { readonly dev?: boolean; readonly devOptional?: boolean };

/** What `npm ci --omit=dev` installs, without the Node that comes with it. */
function modules(): string[] {
  const text = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { readonly packages: Record<string, Locked> };
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path]) => path)
    .filter((path) => existsSync(join(projectRoot, path)) && !/^node_modules\/node-.*-/.test(path));
}

/** What the stage `build` leaves; `COPY --from=build` takes an image of that name where no stage has it. */
function fillBuild(root: string): void {
  for (const path of ['package.json', 'server', 'protocol', 'out/holder', ...modules()]) {
    const copy = join(root, 'holdfast', path);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(join(projectRoot, path), copy, {
      recursive: true,
      // A package's own packages are in the list themselves.
      filter: (source) => !path.startsWith('node_modules') || !source.endsWith('/node_modules'),
    });
  }
}

/** Builds `holdfast`, with the engine's own (classic) builder. */
export async function buildServerImage(socketPath: string, folder: string): Promise<void> {
  await importImage(socketPath, 'holdfast-test', 'node', async (root) => {
    await makeRoot(root, false);
    await copyWithLibraries(process.execPath, root);
  });
  await importImage(socketPath, 'build', 'latest', async (root) => fillBuild(root));
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
