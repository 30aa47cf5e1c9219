// Saving a session's output to a file, with a real server's history.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { FakeShell } from '../../../fakes/fakeShell.ts';
import type { FakePage } from '../../../fakes/page.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { until } from '../../../support/until.ts';
import { openDesk, testServer, type Desk, type TestServer } from '../desk.ts';

const newFolder = scratchFolders();
let folder: string;
let desk: Desk;
let server: TestServer;
let shell: FakeShell;
let page: FakePage;

beforeEach(async () => {
  folder = newFolder();
  server = await testServer(folder);
  desk = openDesk(new Map(), folder);
  desk.workspace.start();
  desk.workspace.servers.setEmbedded(server.url, server.token);
  page = desk.open(desk.pane(0).id);
  shell = await until('a shell', () => server.shells[0]);
  await until('the session runs', () => desk.pane(0).state.kind === 'running');
});

async function print(text: string): Promise<void> {
  shell.print(text);
  await until('the output', () => page.text.endsWith(text));
}

const notice = (): Promise<string> => until('a notice', () => desk.notices.listIn(ENGLISH)[0]?.text);

test.each([
  ['raw', '\u001b[31mred\u001b[0m\r\n'],
  ['text', 'red\n'],
] as const)('H1: the %s format contains all output, and a notice names the file', async (format, content) => {
  await print('\u001b[31mred\u001b[0m\r\n');
  const path = join(folder, 'output');
  desk.workspace.saveOutput(desk.pane(0).id, format, path);
  expect(desk.pane(0).saving).toMatchObject({ doneBytes: 0, totalBytes: 14 });
  expect(await notice()).toBe(`Saved the output of “This computer” to ${path}.`);
  expect(readFileSync(path, 'utf8')).toBe(content);
  expect(desk.pane(0).saving).toBeNull();
});

test('an asciicast recording has the terminal’s size and the times of the output', async () => {
  await print('a');
  const path = join(folder, 'output.cast');
  desk.workspace.saveOutput(desk.pane(0).id, 'asciicast', path);
  await notice();
  const [head, ...events] = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(JSON.parse(head ?? '')).toMatchObject({ version: 3, term: { cols: 80, rows: 24 } });
  expect(events.map((event) => (JSON.parse(event) as unknown[])[2])).toEqual(['a']);
});

test('a failed write is reported, and leaves no file', async () => {
  await print('a');
  desk.workspace.saveOutput(desk.pane(0).id, 'raw', join(folder, 'nowhere', 'output'));
  expect(await notice()).toMatch(/^Could not save the output of .* to .*nowhere.*ENOENT/);
  expect(desk.pane(0).saving).toBeNull();
});

test.each(['is canceled', 'loses its pane', 'is interrupted by the end of the app'])(
  'a save that %s leaves no file',
  async (how) => {
    await server.close();
    await until('the loss', () => desk.server('This computer').link.word !== 'Connected');
    const { id } = desk.pane(0);
    desk.workspace.saveOutput(id, 'raw', join(folder, 'output'));
    expect(desk.pane(0).saving).not.toBeNull();
    if (how === 'is canceled') desk.workspace.saves.cancel(id);
    else if (how === 'loses its pane') desk.workspace.closeTab(id);
    else desk.stop();
    expect(desk.workspace.saves.progressOf(id)).toBeNull();
    expect(readdirSync(folder).filter((name) => name.startsWith('output'))).toEqual([]);
    expect(desk.notices.list).toEqual([]);
  },
);

test('a pane without a session has no output to save', () => {
  desk.workspace.newTab(null);
  desk.workspace.saveOutput(desk.pane(1).id, 'raw', join(folder, 'output'));
  desk.workspace.saveOutput('nobody', 'raw', join(folder, 'output'));
  expect(existsSync(join(folder, 'output.part'))).toBe(false);
});
