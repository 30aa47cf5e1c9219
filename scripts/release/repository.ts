// Reads and changes the git repository that is released.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup/step.ts';
import { runCommand } from '../support/commands.ts';
import { hasUnreleasedEntries, releasedChangelog } from './changelog.ts';
import { manifestWithVersion, sourceWithVersion } from './manifests.ts';
import type { RepositoryState } from './plan.ts';

const CHANGELOG = 'CHANGELOG.md';
const MANIFESTS = ['package.json', 'package-lock.json'];
/** Sources in which a constant repeats the version of package.json. */
const VERSION_SOURCES = ['protocol/productVersion.ts'];

/** One checkout. Every method throws a `SetupError` if git fails. */
export class Repository {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async state(): Promise<RepositoryState> {
    const branch = await this.#git('branch', '--show-current');
    return {
      branch: branch === '' ? null : branch,
      changedFiles: lines(await this.#git('status', '--porcelain')).map((line) => line.slice(3)),
      tags: lines(await this.#git('tag', '--list')),
      tagsOfHead: lines(await this.#git('tag', '--points-at', 'HEAD')),
      version: this.#version(),
      hasUnreleasedEntries: hasUnreleasedEntries(this.#read(CHANGELOG)),
    };
  }

  /** Writes the version into manifests and sources; returns the paths of the changed files. */
  writeVersion(version: string): string[] {
    const current = this.#version();
    const isThere = (path: string): boolean => existsSync(join(this.#root, path));
    return [
      ...MANIFESTS.filter(isThere).filter((path) =>
        this.#rewrite(path, (text) => manifestWithVersion(text, version)),
      ),
      ...VERSION_SOURCES.filter(isThere).filter((path) =>
        this.#rewrite(path, (text) => sourceWithVersion(text, current, version)),
      ),
    ];
  }

  /** Moves the unreleased entries below a heading with the version. The date is YYYY-MM-DD. */
  writeChangelog(version: string, date: string): void {
    this.#rewrite(CHANGELOG, (text) => releasedChangelog(text, version, date));
  }

  /** Commits all changes of tracked files and tags the commit. */
  async commitAndTag(version: string, tag: string): Promise<void> {
    await this.#git('commit', '--all', '--message', `release: ${version}`);
    await this.#git('tag', '--annotate', tag, '--message', `Holdfast ${version}`);
  }

  #version(): string {
    return (JSON.parse(this.#read('package.json')) as { readonly version: string }).version;
  }

  #read(path: string): string {
    return readFileSync(join(this.#root, path), 'utf8');
  }

  /** Rewrites a file; returns true when its text changed. */
  #rewrite(path: string, change: (text: string) => string): boolean {
    const before = this.#read(path);
    const after = change(before);
    if (after === before) return false;
    writeFileSync(join(this.#root, path), after);
    return true;
  }

  async #git(...args: string[]): Promise<string> {
    const { exitCode, output } = await runCommand('git', args, { cwd: this.#root });
    if (exitCode !== 0) throw new SetupError(`"git ${args[0]}" failed: correct the error above.`, output);
    return output.trimEnd();
  }
}

function lines(output: string): string[] {
  return output.split('\n').filter((line) => line !== '');
}
