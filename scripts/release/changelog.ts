// Moves the unreleased entries in CHANGELOG.md to a version. Pure.

const UNRELEASED = '## [Unreleased]';
const ENTRY = /^- /m;

/** Position and text of the part between the heading of the unreleased changes and the next version. */
function unreleasedPart(changelog: string): { start: number; end: number; text: string } | undefined {
  const heading = changelog.search(/^## \[Unreleased\]$/m);
  if (heading === -1) return undefined;
  const start = heading + UNRELEASED.length;
  const next = changelog.indexOf('\n## ', start);
  const end = next === -1 ? changelog.length : next;
  return { start, end, text: changelog.slice(start, end) };
}

/** Removes sections that have no entry, such as `### Security`. */
function withoutEmptySections(text: string): string {
  const [introduction = '', ...sections] = text.split(/^(?=### )/m);
  return [introduction, ...sections.filter((section) => ENTRY.test(section))].join('').trim();
}

/** True when there are changes to release. */
export function hasUnreleasedEntries(changelog: string): boolean {
  return ENTRY.test(unreleasedPart(changelog)?.text ?? '');
}

/** The changelog with the unreleased entries below a heading with the version and its date (YYYY-MM-DD). */
export function releasedChangelog(changelog: string, version: string, date: string): string {
  const part = unreleasedPart(changelog);
  if (part === undefined) throw new Error(`CHANGELOG.md has no heading "${UNRELEASED}"`);
  const released = `\n\n## [${version}] - ${date}\n\n${withoutEmptySections(part.text)}\n`;
  return changelog.slice(0, part.start) + released + changelog.slice(part.end);
}
