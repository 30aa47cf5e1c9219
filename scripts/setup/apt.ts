// Installs packages of Debian and Ubuntu with apt-get, as root or through sudo.
import { findProgram, lastLine, runCommand } from '../support/commands.ts';
import { becomeRoot } from './becomeRoot.ts';
import { SetupError, type SetupStep } from './step.ts';

/**
 * `--no-remove` is needed because, for example, installing docker.io would remove a developer's docker-ce.
 */
const APT_OPTIONS = ['-y', '-q', '--no-remove', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
const WOULD_REMOVE = 'remove is disabled';
const APT_TIMEOUT_MS = 15 * 60_000;

/** True when this machine has apt-get. */
export function hasApt(): boolean {
  return process.platform === 'linux' && findProgram('apt-get') !== undefined;
}

function apt(args: readonly string[]): ReturnType<typeof runCommand> {
  const environment = ['DEBIAN_FRONTEND=noninteractive'];
  const command = ['env', ...environment, 'apt-get', ...args];
  const [program, ...rest] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  return runCommand(program ?? 'env', rest, { timeoutMs: APT_TIMEOUT_MS });
}

/**
 * Package names in this machine's release. Debian 13 and Ubuntu 24.04 added the suffix `t64` to some
 * libraries.
 */
async function releaseNames(packages: readonly string[]): Promise<string[]> {
  const { output } = await runCommand('apt-cache', ['pkgnames']);
  const known = new Set(output.split('\n'));
  return packages.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}

function failure(what: string, packages: readonly string[], output: string): SetupError {
  const names = packages.join(' ');
  return new SetupError(
    output.includes(WOULD_REMOVE)
      ? `Installing ${what} would remove other packages: install ${names} yourself, then run again.`
      : `Installing ${what} failed (${lastLine(output)}): run "apt-get install ${names}", then run again.`,
  );
}

/** Installs packages; `what` is their name in an error message. */
export async function aptInstall(what: string, packages: readonly string[]): Promise<void> {
  if (!hasApt()) {
    throw new SetupError(
      `${what} is missing, and this machine has no apt-get: install ${packages.join(', ')} yourself.`,
    );
  }
  await becomeRoot(`Installing ${what}`);
  const update = await apt(['update', '-q']);
  const install = await apt(['install', ...APT_OPTIONS, ...(await releaseNames(packages))]);
  if (install.exitCode === 0) return;
  const removes = install.output.includes(WOULD_REMOVE);
  throw failure(what, packages, removes || update.exitCode === 0 ? install.output : update.output);
}

/** Name of the package for each program, by the program's name. */
export type ProgramPackages = Readonly<Record<string, string>>;

/** Packages of the programs that this machine lacks, without duplicates. */
export function missingPackages(programs: ProgramPackages): string[] {
  const missing = Object.keys(programs).filter((program) => findProgram(program) === undefined);
  return [...new Set(missing.map((program) => programs[program] ?? program))];
}

/** Creates a set-up step that installs the packages of missing programs, and no other packages (Linux). */
export function programStep(name: string, what: string, programs: ProgramPackages): SetupStep {
  return {
    name,
    needed: () => process.platform === 'linux' && missingPackages(programs).length > 0,
    run: () => aptInstall(what, missingPackages(programs)),
  };
}
