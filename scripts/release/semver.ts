// Parses and orders version numbers as defined by Semantic Versioning 2.0.0. Pure.

/** A version without build metadata, which would not be valid in tags and file names. */
export interface Version {
  readonly text: string;
  /** Major, minor and patch. */
  readonly numbers: readonly number[];
  /** Parts of a pre-release, such as `beta` and `2`; empty for a release. */
  readonly preRelease: readonly string[];
}

const VERSION = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
const NUMBER = /^\d+$/;

/** Returns the version; undefined when the text is not a version. */
export function parseVersion(text: string): Version | undefined {
  const match = VERSION.exec(text);
  if (match === null) return undefined;
  const numberTexts = match.slice(1, 4);
  const preRelease = match[4]?.split('.') ?? [];
  const hasLeadingZero = [...numberTexts, ...preRelease].some((part) => /^0\d+$/.test(part));
  return hasLeadingZero ? undefined : { text, numbers: numberTexts.map(Number), preRelease };
}

/** Negative if the first version is lower, positive if it is higher, 0 if they are equal. */
export function compareVersions(one: Version, other: Version): number {
  for (const [at, value] of one.numbers.entries()) {
    const difference = value - (other.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreReleases(one.preRelease, other.preRelease);
}

function comparePreReleases(one: readonly string[], other: readonly string[]): number {
  // A release is higher than its pre-releases.
  if (one.length === 0 || other.length === 0) return other.length - one.length;
  for (const [at, part] of one.entries()) {
    const against = other[at];
    if (against === undefined) return 1;
    const difference = compareParts(part, against);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Numbers are compared as numbers, and are lower than words. */
function compareParts(one: string, other: string): number {
  const [isNumber, isOtherNumber] = [NUMBER.test(one), NUMBER.test(other)];
  if (isNumber && isOtherNumber) return Number(one) - Number(other);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
