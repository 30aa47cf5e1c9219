// Set-up step: compiles the holder for this machine into out/holder, where there is a compiler for it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, runCommand } from '../support/commands.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { appBuild } from './appBuild.ts';
import { aptInstall, hasApt } from './apt.ts';
import { readStamp, writeStamp } from './stamps.ts';
import { SetupError, type SetupStep } from './step.ts';

const STAMP = 'holder-build';
const SOURCES = join(projectRoot, 'holder');
const FOLDER = join(projectRoot, 'out', 'holder');
const PROGRAM = join(FOLDER, `holder-${process.platform}-${process.arch}`);
const PACKAGES = ['gcc', 'libc6-dev'];
const WARNINGS = ['-Wall', '-Wextra', '-Wshadow', '-Wconversion', '-Werror'];

function sources(): string[] {
  return readdirSync(SOURCES)
    .filter((name) => /\.[ch]$/.test(name))
    .toSorted();
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of sources()) hash.update(`${name}\0`).update(readFileSync(join(SOURCES, name)));
  return hash.digest('hex');
}

async function build(): Promise<void> {
  if (findProgram('cc') === undefined) await aptInstall('a C compiler for the holder', PACKAGES);
  mkdirSync(FOLDER, { recursive: true });
  // Static, so that it runs in any container; macOS has no static libraries, and no containers of its own.
  const linking = process.platform === 'linux' ? ['-static', '-s'] : [];
  const files = sources().filter((name) => name.endsWith('.c'));
  // A server may be running the one that is there.
  const fresh = `${PROGRAM}.new`;
  const argv = ['-std=c11', '-O2', ...linking, ...WARNINGS, '-o', fresh, ...files];
  const { exitCode, output } = await runCommand('cc', argv, { cwd: SOURCES });
  if (exitCode !== 0) {
    process.stderr.write(output);
    throw new SetupError('Compiling the holder failed: correct the error shown above, then run again.');
  }
  renameSync(fresh, PROGRAM);
  writeStamp(STAMP, fingerprint());
}

/** Without a compiler the app works all the same: shells end with the server, and it says so. */
export const holderBuild: SetupStep = {
  name: 'Compiling the holder',
  needed: () =>
    process.platform !== 'win32' &&
    (findProgram('cc') !== undefined || hasApt()) &&
    // Building the app empties out/ first.
    (!existsSync(PROGRAM) || readStamp(STAMP) !== fingerprint() || appBuild.needed()),
  run: build,
};
