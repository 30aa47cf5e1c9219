// Versions as Semantic Versioning 2.0.0 reads and orders them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions, parseVersion, type Version } from '../../../scripts/release/semver.ts';

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(`${text} is not a version`);
  return parsed;
}

test.each(['0.1.0', '1.2.3', '10.20.30', '1.0.0-beta', '1.0.0-beta.1', '1.0.0-0.a-b'])(
  '%s is a version',
  (text) => expect(parseVersion(text)?.text).toBe(text),
);

test.each([
  '',
  '1',
  '1.2',
  '1.2.3.4',
  'v1.2.3',
  '1.2.3 ',
  '01.2.3',
  '1.2.3-',
  '1.2.3-01',
  '1.2.3-a..b',
  '1.2.3+build',
  '-1.2.3',
  '1.2.x',
])('"%s" is not a version', (text) => expect(parseVersion(text)).toBeUndefined());

test('versions are ordered by numbers, and pre-releases come before their release', () => {
  const ordered = [
    '0.1.0',
    '0.9.0',
    '0.10.0',
    '1.0.0-1',
    '1.0.0-2',
    '1.0.0-10',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0',
    '1.0.1',
    '2.0.0',
  ];
  expect(
    ordered
      .toReversed()
      .map(version)
      .toSorted(compareVersions)
      .map(({ text }) => text),
  ).toEqual(ordered);
});

test('the order does not depend on which version comes first', () => {
  const part = fc.constantFrom('0', '1', '2', '10', 'alpha', 'beta');
  const anyVersion = fc
    .tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.array(part, { maxLength: 3 }))
    .map(([major, minor, patch, pre]) =>
      version(`${major}.${minor}.${patch}${pre.length > 0 ? `-${pre.join('.')}` : ''}`),
    );
  fc.assert(
    fc.property(anyVersion, anyVersion, (one, other) => {
      expect(Math.sign(compareVersions(one, other))).toBe(-Math.sign(compareVersions(other, one)) + 0);
      expect(compareVersions(one, other) === 0).toBe(one.text === other.text);
    }),
  );
});
