// Builds a .deb with dpkg-deb.
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { lstatSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runCommand } from '../support/commands.ts';
import type { DebPlan, PackedFile } from './fpmArguments.ts';

const KIB = 1024;
/** dpkg's names for compressions that have another name in fpm. */
const COMPRESSIONS: Readonly<Record<string, string>> = { gz: 'gzip', zst: 'zstd' };

/** Builds the package at `plan.output`; on failure, throws an error with the tool's message. */
export async function makeDeb(plan: DebPlan): Promise<void> {
  // The folder is beside the package, because hard links work only within one file system.
  const root = mkdtempSync(join(dirname(plan.output), '.deb-'));
  try {
    for (const file of plan.files) await addFile(file, root);
    writeControl(plan, root);
    chmodSync(root, 0o755);
    const compression = `-Z${COMPRESSIONS[plan.compression] ?? plan.compression}`;
    await tool('dpkg-deb', ['--build', '--root-owner-group', compression, root, plan.output]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function addFile({ from, to }: PackedFile, root: string): Promise<void> {
  const target = join(root, to);
  if (from.endsWith('/')) {
    mkdirSync(target, { recursive: true });
    await tool('cp', ['-al', `${from}.`, target]);
  } else {
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(from, target);
    // The modes are set, because files from the builder may be readable only by its user.
    chmodSync(target, (lstatSync(from).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}

function writeControl({ control, scripts }: DebPlan, root: string): void {
  const files = filesIn(root);
  const kib = files.reduce((sum, path) => sum + Math.ceil(lstatSync(path).size / KIB), 0);
  const folder = join(root, 'DEBIAN');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'control'),
    control.replace('\nDescription:', `\nInstalled-Size: ${kib}\nDescription:`),
  );
  writeFileSync(
    join(folder, 'md5sums'),
    files.map((path) => `${md5(path)}  ${relative(root, path)}\n`).join(''),
  );
  for (const [name, path] of Object.entries(scripts)) {
    copyFileSync(path, join(folder, name));
    chmodSync(join(folder, name), 0o755);
  }
}

function filesIn(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function md5(path: string): string {
  return createHash('md5').update(readFileSync(path)).digest('hex');
}

async function tool(command: string, args: readonly string[]): Promise<void> {
  const { exitCode, output } = await runCommand(command, args);
  if (exitCode !== 0) throw new Error(`${command} failed: ${output.trim()}`);
}
