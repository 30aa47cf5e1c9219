// Runs a release step by step, and prints each step before it starts.
import { relative } from 'node:path';
import { SetupError } from '../setup/step.ts';
import { packagesAmong, writeChecksums } from './checksums.ts';
import { planRelease, RELEASE_BRANCH } from './plan.ts';
import type { ReleaseOptions } from './releaseOptions.ts';
import { Repository } from './repository.ts';

/** Everything outside the release's own code that it needs. */
export interface ReleaseSurroundings {
  /** Path of the checkout. */
  readonly root: string;
  /** Folder for the packages. */
  readonly packageFolder: string;
  /** The day of the release, YYYY-MM-DD. */
  readonly today: string;
  readonly print: (line: string) => void;
  /** Makes packages of these kinds, and returns the paths of all files that it wrote. */
  readonly makePackages: (kinds: readonly string[]) => Promise<readonly string[]>;
}

/**
 * Releases a version, or only prints the steps. If the version cannot be released, throws a `SetupError` with
 * every reason.
 */
export async function runRelease(options: ReleaseOptions, surroundings: ReleaseSurroundings): Promise<void> {
  const { print, root } = surroundings;
  const repository = new Repository(root);
  const plan = planRelease(options.version, await repository.state());
  if (plan.kind === 'refused') throw new SetupError(plan.reasons.join('\n'));
  if (options.isDryRun) print('Dry run: nothing is changed.');
  if (plan.kind === 'packages') print(`${plan.tag} is committed and tagged: only its packages are made.`);
  else await commitRelease(options, repository, surroundings);
  await packRelease(options, surroundings);
  if (plan.kind === 'release')
    print(
      `Next: "git push origin ${RELEASE_BRANCH} ${plan.tag}", then publish the packages with SHA256SUMS.`,
    );
}

async function commitRelease(
  { version, isDryRun }: ReleaseOptions,
  repository: Repository,
  { print, today }: ReleaseSurroundings,
): Promise<void> {
  print(`Setting the version to ${version}.`);
  if (!isDryRun) for (const path of repository.writeVersion(version)) print(`  ${path}`);
  print(`Moving the unreleased entries of CHANGELOG.md to ${version} (${today}).`);
  if (!isDryRun) repository.writeChangelog(version, today);
  print(`Committing "release: ${version}" and tagging it v${version}.`);
  if (!isDryRun) await repository.commitAndTag(version, `v${version}`);
}

async function packRelease(
  { isDryRun, kinds }: ReleaseOptions,
  { root, packageFolder, print, makePackages }: ReleaseSurroundings,
): Promise<void> {
  print(`Making packages: ${kinds.join(', ')}. If this fails, the same command continues here.`);
  const packages = isDryRun ? [] : packagesAmong(await makePackages(kinds));
  for (const path of packages) print(`  ${relative(root, path)}`);
  print('Writing SHA256SUMS.');
  if (!isDryRun) print(`  ${relative(root, await writeChecksums(packageFolder, packages))}`);
}
