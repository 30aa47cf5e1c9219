// Set-up step: compiles the holder for this machine into out/holder.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, lastLine, runCommand } from '../support/commands.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { appBuild } from './appBuild.ts';
import { aptInstall } from './apt.ts';
import { readStamp, writeStamp } from './stamps.ts';
import { SetupError, type SetupStep } from './step.ts';

const STAMP = 'holder-build';
const IMPOSSIBLE_STAMP = 'holder-impossible';
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
  // Static linking, so that the program runs in any container. macOS has no static libraries, and no
  // containers of its own.
  const linking = process.platform === 'linux' ? ['-static', '-s'] : [];
  const files = sources().filter((name) => name.endsWith('.c'));
  // The program is built under another name and then renamed, because a server may be running the old one.
  const newProgram = `${PROGRAM}.new`;
  const argv = ['-std=c11', '-O2', ...linking, ...WARNINGS, '-o', newProgram, ...files];
  const { exitCode, output } = await runCommand('cc', argv, { cwd: SOURCES });
  if (exitCode !== 0) {
    throw new SetupError(
      `Compiling the holder failed (${lastLine(output)}): install a C compiler and a static C library (gcc and libc6-dev, or glibc-static), then run again.`,
      output,
    );
  }
  renameSync(newProgram, PROGRAM);
  writeStamp(STAMP, fingerprint());
}

/** Set-up step that compiles the holder, for tests that need it. */
export const holderBuild: SetupStep = {
  name: 'Compiling the holder',
  needed: () =>
    process.platform !== 'win32' &&
    // Building the app empties out/, so the holder is built afterwards.
    (!existsSync(PROGRAM) || readStamp(STAMP) !== fingerprint() || appBuild.needed()),
  run: build,
};

/** Sources and compiler of a failed build. If either changes, the build is tried again. */
function attempt(): string {
  return `${fingerprint()} ${findProgram('cc') ?? 'no compiler'}`;
}

async function buildIfPossible(): Promise<void> {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    writeStamp(IMPOSSIBLE_STAMP, attempt());
    process.stderr.write(
      `      Continuing without the holder (shells end with their server): ${error.message}\n`,
    );
  }
}

/**
 * Set-up step that compiles the holder for the app, which also works without it. A failure is reported once,
 * and not retried.
 */
export const holderIfPossible: SetupStep = {
  name: holderBuild.name,
  needed: async () => (await holderBuild.needed()) && readStamp(IMPOSSIBLE_STAMP) !== attempt(),
  run: buildIfPossible,
};
