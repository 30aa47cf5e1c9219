// CHANGELOG.md before and after a release.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasUnreleasedEntries, releasedChangelog } from '../../../scripts/release/changelog.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

const FIRST = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Tabs.\n\n### Security\n';
const LATER = `${FIRST}\n- Tokens are hashed.\n\n## [0.1.0] - 2026-01-02\n\n### Added\n\n- Everything.\n`;

test('the first release takes all entries and leaves an empty Unreleased section', () => {
  expect(releasedChangelog(FIRST, '0.1.0', '2026-12-24')).toBe(
    '# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-12-24\n\n### Added\n\n- Tabs.\n',
  );
});

test('a later release is above the earlier ones, which do not change', () => {
  const after = releasedChangelog(LATER, '0.2.0', '2026-12-24');
  expect(after).toBe(LATER.replace('## [Unreleased]\n', '## [Unreleased]\n\n## [0.2.0] - 2026-12-24\n'));
});

test('sections without an entry are left out of the release', () => {
  expect(releasedChangelog(FIRST, '0.1.0', '2026-12-24')).not.toContain('### Security');
});

test('a changelog without entries has nothing to release', () => {
  expect(hasUnreleasedEntries(FIRST)).toBe(true);
  expect(hasUnreleasedEntries(releasedChangelog(LATER, '0.2.0', '2026-12-24'))).toBe(false);
  expect(hasUnreleasedEntries('# Changelog\n\n## [0.1.0] - 2026-01-02\n\n- Everything.\n')).toBe(false);
});

test('a changelog without the heading is refused', () => {
  expect(() => releasedChangelog('# Changelog\n', '0.1.0', '2026-12-24')).toThrow(
    'CHANGELOG.md has no heading "## [Unreleased]"',
  );
});

test("the project's changelog has one heading for unreleased changes and known sections", () => {
  const changelog = readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8');
  expect(changelog.match(/^## \[Unreleased\]$/gm)).toHaveLength(1);
  const sections = [...changelog.matchAll(/^### (.*)$/gm)].map(([, name]) => name);
  const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  expect(sections.filter((name) => !known.includes(name ?? ''))).toEqual([]);
});
