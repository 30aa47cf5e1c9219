// Builds the two test images from this machine's own programs, since not every machine can pull images.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { findProgram, runCommand } from '../commands.ts';
import { callEngine } from './engineApi.ts';

const TERMINFO_FOLDERS = ['/lib/terminfo', '/usr/share/terminfo'];
const TERMINALS = ['x/xterm', 'x/xterm-256color', 'v/vt100', 'l/linux', 'd/dumb'];
const PASSWD = 'root:x:0:0:root:/root:/bin/sh\ndev:x:1000:1000:dev:/home/dev:/bin/sh\n';
const GROUPS = 'root:x:0:\ndev:x:1000:\n';

async function copyFound(program: string, root: string): Promise<void> {
  const path = findProgram(program);
  if (!path) throw new Error(`${program} is missing: run npm test, which installs it`);
  await copyWithLibraries(path, root);
}

async function copyWithLibraries(path: string, root: string): Promise<void> {
  copyFileSync(path, join(root, 'bin', basename(path)));
  await copyLibraries(path, root);
}

/** Copies the libraries that a program or a library loads into a root folder, to the same paths. */
export async function copyLibraries(path: string, root: string): Promise<void> {
  // For a static program ldd fails and lists nothing.
  const { output } = await runCommand('ldd', [path]);
  for (const [library] of output.matchAll(/\/\S+\.so\S*/g)) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
}

function copyTerminfo(root: string): void {
  for (const terminal of TERMINALS) {
    const source = TERMINFO_FOLDERS.map((folder) => join(folder, terminal)).find((path) => existsSync(path));
    if (source) cpSync(source, join(root, 'lib/terminfo', terminal), { recursive: true });
  }
}

/** Fills a folder with the files of a small image: busybox, users, terminal descriptions. */
export async function makeRoot(root: string, withBash: boolean): Promise<void> {
  for (const folder of ['bin', 'etc', 'root', 'home/dev', 'tmp', 'proc', 'sys', 'dev']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  // Writable for every user, as in any image.
  chmodSync(join(root, 'tmp'), 0o1777);
  await copyFound('busybox', root);
  const applets = await runCommand('busybox', ['--list']);
  for (const applet of applets.output.trim().split('\n')) {
    if (applet !== 'busybox') symlinkSync('busybox', join(root, 'bin', applet));
  }
  writeFileSync(join(root, 'etc/passwd'), PASSWD);
  writeFileSync(join(root, 'etc/group'), GROUPS);
  copyTerminfo(root);
  if (withBash) await copyFound('bash', root);
}

/** Imports a folder that `fill` fills as an image. */
export async function importImage(
  socketPath: string,
  repo: string,
  tag: string,
  fill: (root: string) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'holdfast-image-'));
  try {
    await fill(root);
    // Makes the files readable for every user, independently of the umask; mkdtemp's private folder becomes the image's "/".
    const args = ['-c', '--owner=0', '--group=0', '--mode=a+rX', '-C', root, '.'];
    const tar = spawn('tar', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const query = new URLSearchParams({ fromSrc: '-', changes: 'ENV PATH=/bin' });
    const path = `/images/create?${query.toString()}`;
    const { status: id } = await callEngine<{ status: string }>(socketPath, 'POST', path, {
      tar: tar.stdout,
    });
    // Podman ignores the tag of an import.
    const name = new URLSearchParams({ repo, tag });
    await callEngine(socketPath, 'POST', `/images/${id}/tag?${name.toString()}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Imports `holdfast-test:bash` (bash and busybox) and `holdfast-test:sh` (busybox alone); both have the users root and dev. */
export async function importTestImages(socketPath: string): Promise<void> {
  const importAs = (tag: string, withBash: boolean): Promise<void> =>
    importImage(socketPath, 'holdfast-test', tag, (root) => makeRoot(root, withBash));
  await Promise.all([importAs('bash', true), importAs('sh', false)]);
}

/** Pulls small public images under the same two names, for an engine on macOS or Windows. */
export async function pullTestImages(socketPath: string): Promise<void> {
  for (const [tag, image] of Object.entries({ bash: 'bash:5', sh: 'busybox:1.37' })) {
    const [name = '', version = ''] = image.split(':');
    await callEngine(socketPath, 'POST', `/images/create?fromImage=${name}&tag=${version}`);
    await callEngine(socketPath, 'POST', `/images/${image}/tag?repo=holdfast-test&tag=${tag}`);
  }
}
