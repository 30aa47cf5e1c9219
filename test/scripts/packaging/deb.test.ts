// The .deb without fpm, from electron-builder's command line to the package that dpkg reads.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDeb } from '../../../scripts/packaging/deb.ts';
import { parseFpm } from '../../../scripts/packaging/fpmArguments.ts';
import { findProgram } from '../../../scripts/support/commands.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-deb-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const args = (...more: string[]): string[] => {
  const kind = ['-s', 'dir', '--force', '-t', 'deb', '--architecture', 'amd64', '--name', 'holdfast'];
  const about = ['--version', '1.2.3~beta', '--maintainer', 'Us <us@here.example>'];
  const needs = ['-d', 'libone', '-d', 'libtwo (>= 2)', '--deb-recommends', 'libthree'];
  const text = ['--description', 'In a line\n At length,\n\n and more.', '--deb-compression', 'gz'];
  return [...kind, ...about, ...needs, ...text, '--package', join(folder, 'made.deb'), ...more];
};

test('the control file has the fields of the arguments, and a description in dpkg’s format', () => {
  const { control, scripts, files, compression } = parseFpm(
    args('--after-install', '/a.sh', '/b=c/=/opt/App'),
  );
  expect(control).toBe(
    [
      'Package: holdfast',
      'Version: 1.2.3~beta',
      'Architecture: amd64',
      'Maintainer: Us <us@here.example>',
      'Depends: libone, libtwo (>= 2)',
      'Recommends: libthree',
      'Description: In a line',
      ' At length,',
      ' .',
      ' and more.',
      '',
    ].join('\n'),
  );
  expect({ scripts, files, compression }).toEqual({
    scripts: { postinst: '/a.sh' },
    files: [{ from: '/b=c/', to: '/opt/App' }],
    compression: 'gz',
  });
});

test('another package format, a missing output path and a malformed file argument are refused', () => {
  expect(() => parseFpm(['-t', 'rpm', '--package', 'x'])).toThrow(
    'only a .deb can be built without fpm, not "rpm"',
  );
  expect(() => parseFpm(['-t', 'deb'])).toThrow('--package is missing: pass the path');
  expect(() => parseFpm(args('lonely'))).toThrow(`"lonely" does not have fpm's form FILE=/PATH`);
});

test.runIf(findProgram('dpkg-deb') !== undefined)(
  'dpkg reads the owners, modes, checksums and scripts of the package',
  async () => {
    mkdirSync(join(folder, 'app', 'inner'), { recursive: true });
    writeFileSync(join(folder, 'app', 'inner', 'data'), 'x'.repeat(3000));
    writeFileSync(join(folder, 'app', 'run'), '#!/bin/sh\n');
    chmodSync(join(folder, 'app', 'run'), 0o755);
    writeFileSync(join(folder, 'private'), 'read me', { mode: 0o600 });
    writeFileSync(join(folder, 'script'), '#!/bin/sh\n', { mode: 0o600 });
    const files = [`${folder}/app/=/opt/App`, `${folder}/private=/usr/share/doc/readme`];
    await makeDeb(parseFpm(args('--after-install', join(folder, 'script'), ...files)));
    const deb = join(folder, 'made.deb');
    const listed = execFileSync('dpkg-deb', ['-c', deb]).toString();
    expect(listed).toMatch(/^-rwxr-xr-x root\/root\s+10 .* \.\/opt\/App\/run$/m);
    expect(listed).toMatch(/^-rw-r--r-- root\/root\s+3000 .* \.\/opt\/App\/inner\/data$/m);
    expect(listed).toMatch(/^-rw-r--r-- root\/root\s+7 .* \.\/usr\/share\/doc\/readme$/m);
    expect(execFileSync('dpkg-deb', ['-f', deb, 'Installed-Size']).toString().trim()).toBe('5');
    expect(execFileSync('dpkg-deb', ['-I', deb, 'postinst']).toString()).toBe('#!/bin/sh\n');
    expect(execFileSync('dpkg-deb', ['-I', deb, 'md5sums']).toString()).toMatch(
      /^[0-9a-f]{32} {2}opt\/App\/run$/m,
    );
  },
);
