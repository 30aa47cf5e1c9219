// Set-up step: system libraries that Electron needs on Linux, and Xvfb for machines without a display.
import { findProgram, runCommand } from '../support/commands.ts';
import { hasDisplay } from '../support/app/display.ts';
import { aptInstall, hasApt } from './apt.ts';
import { electronExecutable } from './electronExecutable.ts';
import { readStamp, writeStamp } from './stamps.ts';
import { SetupError, type SetupStep } from './step.ts';

const STAMP = 'system-libraries';

const LIBRARY_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libxkbcommon0',
  'libxcomposite1',
  'libxdamage1',
  'libxfixes3',
  'libxrandr2',
  'libpango-1.0-0',
  'libcairo2',
  'libatspi2.0-0',
];

async function missingLibraries(): Promise<string[]> {
  const { output } = await runCommand('ldd', [electronExecutable()]);
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

function lacksXvfb(): boolean {
  return !hasDisplay() && findProgram('Xvfb') === undefined;
}

async function installLibraries(): Promise<void> {
  const missing = await missingLibraries();
  if (missing.length > 0 && !hasApt()) {
    throw new SetupError(
      `Electron lacks ${missing.join(', ')}: install your distribution's packages with them, then run again.`,
    );
  }
  if (missing.length > 0) await aptInstall("Electron's libraries", LIBRARY_PACKAGES);
  if (lacksXvfb()) await aptInstall('a virtual display (Xvfb)', ['xvfb', 'xauth']);
  const still = await missingLibraries();
  if (still.length > 0)
    throw new SetupError(`Electron still lacks ${still.join(', ')}: install them, then run again.`);
  writeStamp(STAMP, electronExecutable());
}

/** Installs the libraries once for each Electron runtime. Installs Xvfb only without a display. */
export const systemLibraries: SetupStep = {
  name: 'Installing system libraries',
  needed: () =>
    process.platform === 'linux' && (readStamp(STAMP) !== electronExecutableOrNone() || lacksXvfb()),
  run: installLibraries,
};

function electronExecutableOrNone(): string | null {
  try {
    return electronExecutable();
  } catch {
    return null;
  }
}
