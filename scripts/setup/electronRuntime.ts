// Set-up step: the Electron runtime, official first, and on Linux x64 the stand-in where the official one can not be had.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastLine, runCommand } from '../support/commands.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { findElectron, officialVersion } from './electronExecutable.ts';
import { SetupError, type SetupStep } from './step.ts';

const PROBE_MS = 8_000;
const DOWNLOAD_MS = 10 * 60_000;

function downloadAddress(): string {
  const mirror =
    process.env['npm_config_electron_mirror'] ??
    process.env['ELECTRON_MIRROR'] ??
    'https://github.com/electron/electron/releases/download/';
  const version = officialVersion();
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

/** A download that can not start is found out in seconds; behind a proxy only the download itself can tell. */
async function downloadCanStart(): Promise<boolean> {
  if (process.env['HTTPS_PROXY'] || process.env['https_proxy']) return true;
  try {
    const answer = await fetch(downloadAddress(), { signal: AbortSignal.timeout(PROBE_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Installs the official binary and returns why that was not possible, or undefined. */
async function installOfficial(): Promise<string | undefined> {
  if (!(await downloadCanStart())) return 'its download page is not reachable';
  const installer = join(projectRoot, 'node_modules', 'electron', 'install.js');
  const env = { ...process.env, ELECTRON_GET_USE_PROXY: 'true' };
  const { exitCode, output } = await runCommand(process.execPath, [installer], {
    env,
    timeoutMs: DOWNLOAD_MS,
  });
  return exitCode === 0 ? undefined : lastLine(output);
}

async function installElectron(): Promise<void> {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) {
    throw new SetupError('ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron: correct or unset it.');
  }
  const problem = await installOfficial();
  if (problem === undefined) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Electron ${officialVersion()} can not be had (${problem}): allow its download, or set ELECTRON_MIRROR.`,
    );
  }
  process.stderr.write(`      Electron ${officialVersion()}: ${problem}; using the development stand-in.\n`);
  // Loaded only here: every later start goes without the archive library.
  const { installStandIn } = await import('./electronStandIn.ts');
  await installStandIn();
}

/** The runtime that starts the app; kept in node_modules (official) or the user's cache folder (stand-in). */
export const electronRuntime: SetupStep = {
  name: 'Getting the Electron runtime',
  needed: () => {
    const path = findElectron();
    return path === undefined || !existsSync(path);
  },
  run: installElectron,
};
