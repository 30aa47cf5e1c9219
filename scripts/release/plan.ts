// Decides from the state of the repository if a version can be released. Pure.
import { compareVersions, parseVersion, type Version } from './semver.ts';

/** The branch from which releases are made. */
export const RELEASE_BRANCH = 'main';

/** All facts on which a release depends. */
export interface RepositoryState {
  /** Null when HEAD is detached. */
  readonly branch: string | null;
  /** Paths of changed and untracked files. */
  readonly changedFiles: readonly string[];
  readonly tags: readonly string[];
  /** Tags that point to the current commit. */
  readonly tagsOfHead: readonly string[];
  /** The version in package.json. */
  readonly version: string;
  readonly hasUnreleasedEntries: boolean;
}

/**
 * - `release`: commit and tag the version, then make its packages.
 * - `packages`: the current commit already is this release, so only its packages must be made.
 * - `refused`: the reasons, each in one sentence that also says what to do.
 */
export type ReleasePlan =
  | { readonly kind: 'release'; readonly tag: string }
  | { readonly kind: 'packages'; readonly tag: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

const MAX_NAMED_FILES = 5;

/** Checks all conditions at once, so that one run reports all problems. */
export function planRelease(requested: string, state: RepositoryState): ReleasePlan {
  const version = parseVersion(requested);
  if (version === undefined) {
    return {
      kind: 'refused',
      reasons: [`"${requested}" is not a version: write it like 1.2.3 or 1.2.3-beta.1, without "v" or "+".`],
    };
  }
  const tag = `v${requested}`;
  const isReleased = state.tagsOfHead.includes(tag);
  const conditions = isReleased
    ? [uncommitted(state)]
    : [wrongBranch(state), uncommitted(state), notGreater(version, state), nothingToRelease(state)];
  const reasons = conditions.filter((reason) => reason !== undefined);
  if (reasons.length > 0) return { kind: 'refused', reasons };
  return { kind: isReleased ? 'packages' : 'release', tag };
}

function wrongBranch({ branch }: RepositoryState): string | undefined {
  if (branch === RELEASE_BRANCH) return undefined;
  const here = branch === null ? 'No branch is checked out' : `The current branch is "${branch}"`;
  return `${here}: releases are made from "${RELEASE_BRANCH}". Run "git switch ${RELEASE_BRANCH}".`;
}

function uncommitted({ changedFiles }: RepositoryState): string | undefined {
  if (changedFiles.length === 0) return undefined;
  const named = changedFiles.slice(0, MAX_NAMED_FILES).join(', ');
  const more =
    changedFiles.length > MAX_NAMED_FILES ? ` and ${changedFiles.length - MAX_NAMED_FILES} more` : '';
  return `There are changes that are not committed (${named}${more}): commit or stash them.`;
}

/**
 * The version must be greater than every released version. Only the first release may have the version that
 * package.json already has.
 */
function notGreater(version: Version, state: RepositoryState): string | undefined {
  const latest = latestRelease(state.tags);
  if (latest !== undefined && compareVersions(version, latest) <= 0)
    return `${version.text} is not greater than the latest release ${latest.text}: choose a greater version.`;
  const current = parseVersion(state.version);
  if (current !== undefined && compareVersions(version, current) < 0)
    return `${version.text} is lower than ${current.text} in package.json: choose a greater version.`;
  return undefined;
}

function latestRelease(tags: readonly string[]): Version | undefined {
  const released = tags
    .filter((tag) => tag.startsWith('v'))
    .flatMap((tag) => parseVersion(tag.slice(1)) ?? []);
  return released.toSorted(compareVersions).at(-1);
}

function nothingToRelease({ hasUnreleasedEntries }: RepositoryState): string | undefined {
  if (hasUnreleasedEntries) return undefined;
  return 'CHANGELOG.md has no entry under "## [Unreleased]": describe what changed for users.';
}
