// Copy of an AppImage for the embedded server.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { lastingFiles, type ServerFiles } from '../../../../main/electron/updates/appImage.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';

const newFolder = scratchFolders();
let mount: string;
let folder: string;
let files: ServerFiles;

beforeEach(() => {
  const base = newFolder();
  mount = join(base, 'mount');
  folder = join(base, 'user-data');
  mkdirSync(join(mount, 'resources', 'app.asar.unpacked'), { recursive: true });
  writeFileSync(join(mount, 'holdfast'), 'program', { mode: 0o755 });
  writeFileSync(join(mount, 'resources', 'app.asar'), 'archive');
  writeFileSync(join(base, 'Holdfast.AppImage'), 'image');
  files = {
    executable: join(mount, 'holdfast'),
    entry: join(mount, 'resources', 'app.asar', 'out', 'server', 'index.js'),
    environment: {
      APPIMAGE: join(base, 'Holdfast.AppImage'),
      APPDIR: mount,
      OWD: '/home/me',
      ARGV0: 'Holdfast.AppImage',
      PATH: `${mount}:${mount}/usr/sbin:/usr/bin:/bin`,
      LD_LIBRARY_PATH: `${mount}/usr/lib`,
      GSETTINGS_SCHEMA_DIR: `${mount}/usr/share/glib-2.0/schemas:`,
      HOME: '/home/me',
    },
  };
});

const copies = (): string[] => readdirSync(folder).filter((name) => name.startsWith('app-'));

test.skipIf(process.platform === 'win32')(
  'the executable and the entry script are in a complete copy in the user data folder',
  async () => {
    const { executable, entry } = await lastingFiles(files, folder);
    const [copy = ''] = copies();
    expect(executable).toBe(join(folder, copy, 'holdfast'));
    expect(entry).toBe(join(folder, copy, 'resources', 'app.asar', 'out', 'server', 'index.js'));
    expect(readFileSync(executable, 'utf8')).toBe('program');
    expect(statSync(executable).mode & 0o777).toBe(0o755);
    expect(existsSync(join(folder, copy, 'resources', 'app.asar.unpacked'))).toBe(true);
  },
);

test.skipIf(process.platform === 'win32')(
  'the copy is created once for each AppImage, and the former copy is deleted',
  async () => {
    const first = await lastingFiles(files, folder);
    writeFileSync(first.executable, 'marked');
    await lastingFiles(files, folder);
    expect(readFileSync(first.executable, 'utf8')).toBe('marked');
    utimesSync(files.environment['APPIMAGE'] ?? '', 1, 1);
    const second = await lastingFiles(files, folder);
    expect(second.executable).not.toBe(first.executable);
    expect(copies()).toHaveLength(1);
    expect(readFileSync(second.executable, 'utf8')).toBe('program');
  },
);

test.skipIf(process.platform === 'win32')(
  'the server gets the environment from before the start of the AppImage',
  async () => {
    expect((await lastingFiles(files, folder)).environment).toEqual({
      PATH: '/usr/bin:/bin',
      HOME: '/home/me',
    });
  },
);

test.each([
  ['without an AppImage', {}],
  ['started by another program’s AppImage', { APPIMAGE: '/other.AppImage', APPDIR: '/tmp/.mount_other' }],
])('%s, the files and the environment are unchanged', async (_what, environment) => {
  const plain = { ...files, environment };
  expect(await lastingFiles(plain, folder)).toBe(plain);
  expect(existsSync(folder)).toBe(false);
});
