// Set-up step: the Electron runtime. It tries the official one first. On Linux x64, the stand-in is the
// fallback.
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

/**
 * Finds out in a few seconds if the download can start. Behind a proxy, only the download itself can show
 * that.
 */
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

/** Installs the official binary. Returns undefined, or the reason that this failed. */
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
    throw new SetupError('ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron: change or unset it.');
  }
  const problem = await installOfficial();
  if (problem === undefined) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Electron ${officialVersion()} cannot be downloaded (${problem}): allow the download, or set ELECTRON_MIRROR.`,
    );
  }
  process.stderr.write(`      Electron ${officialVersion()}: ${problem}; using the development stand-in.\n`);
  // Imported here, so that later starts do not load the archive library.
  const { installStandIn } = await import('./electronStandIn.ts');
  await installStandIn();
}

/**
 * Set-up step that installs the runtime: the official one in node_modules, or the stand-in in the user's
 * cache folder.
 */
export const electronRuntime: SetupStep = {
  name: 'Getting the Electron runtime',
  needed: () => {
    const path = findElectron();
    return path === undefined || !existsSync(path);
  },
  run: installElectron,
};
