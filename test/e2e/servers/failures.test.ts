// Four ways a server can be wrong, four sentences in the real app, each with what to do.
import { createServer as createHttpServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { expectAccessible } from '../../support/app/accessibility.ts';
import { sharedAppTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';

let app: AppDriver;
const servers: Server[] = [];

test.beforeAll(async ({ stage }) => {
  app = await stage.launch();
}, 120_000);

afterAll(() => servers.forEach((server) => server.close()));

/** An HTTP server that answers every request and upgrade with this status and these headers. */
async function answering(status: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const server = createHttpServer();
  server.on('upgrade', (_request, socket) => {
    socket.end(`HTTP/1.1 ${status}\r\n${head.join('')}Content-Length: 0\r\nConnection: close\r\n\r\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What `Test` says of an address in the Add server dialog. */
async function verdict(url: string, token: string): Promise<string> {
  await app.menu('Add Server…');
  const dialog = app.page.getByRole('dialog', { name: 'Add server' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('wrong');
  await dialog.getByRole('textbox', { name: 'URL' }).fill(url);
  await dialog.getByRole('textbox', { name: 'Token' }).fill(token);
  await dialog.getByRole('button', { name: 'Test' }).click();
  const result = dialog.getByRole('status', { name: 'Test result' });
  await expect.poll(() => result.innerText(), { timeout: 20_000 }).toMatch(/\.\s*$/);
  const sentence = await result.innerText();
  await app.screenshot(join(E2E_PICTURES, `verdict-${servers.length}.png`));
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  return sentence;
}

/** One that speaks a protocol of the future. */
function newer(): Promise<string> {
  return answering('426 Upgrade Required', { 'Holdfast-Server': '9.0.0', 'Holdfast-Versions': '9' });
}

test(
  'an unreachable server, another version, a rejected token and a stranger: four sentences, each with what to do',
  { timeout: 120_000 },
  async ({ stage }) => {
    const closed = await answering('200 OK', {});
    servers.pop()?.close();
    expect(await verdict(closed, stage.server.token)).toBe(
      'Connection refused: nothing is listening at this address. Check the host and port, and that the server is running.',
    );
    expect(await verdict(await newer(), 'x')).toMatch(
      /^The server uses protocol version 9, this app [\d, ]+\. Update the older of the two\.$/,
    );
    expect(await verdict(stage.url, 'not-the-token')).toBe(
      'The server rejected the token. Enter a valid token.',
    );
    expect(await verdict(await answering('404 Not Found', {}), 'x')).toBe(
      'This is not a Holdfast server (it answered with HTTP status 404). Check the host, port and path of the address.',
    );
  },
);

/** What is said in place of the shown terminal, which has nothing yet. */
const inPlace = (title: string) => app.page.getByRole('note').filter({ hasText: title });

/** Adds a server, opens a tab on it, and returns what the status line says once it starts with `word`. */
async function statusOf(name: string, url: string, word: string): Promise<string> {
  await app.addServer({ name, url, token: 'not-the-token' });
  await app.newTabOn(name, /^Shell on /);
  await app.waitForLink(word, 20_000);
  return app.status.innerText();
}

test(
  'a token that the server rejects is `Signed out`, and is not tried again blindly',
  { timeout: 60_000 },
  async ({ stage }) => {
    expect(await statusOf('Rejecting', stage.url, 'Signed out')).toMatch(
      /The server rejected the token\. Enter a valid token\./,
    );
    const said = inPlace('Signed out of Rejecting');
    await said.waitFor();
    await expectAccessible(app, 'signed out');
    await said.getByRole('button', { name: 'Enter token…' }).click();
    await app.page
      .getByRole('dialog', { name: 'Edit server' })
      .getByRole('button', { name: 'Cancel' })
      .click();
  },
);

test('a server of another protocol version is `Incompatible`', { timeout: 60_000 }, async () => {
  expect(await statusOf('Newer', await newer(), 'Incompatible')).toMatch(
    /The server uses protocol version 9, .*\. Update the older of the two\./,
  );
  await inPlace('Newer runs an incompatible version').waitFor();
});

test('a stranger in the place of a server is said in the status line', { timeout: 60_000 }, async () => {
  const stranger = await answering('404 Not Found', {});
  const words = await statusOf('Stranger', stranger, '(Reconnecting|Connecting|Offline|Incompatible)');
  expect(words).toMatch(/not a Holdfast server .*\. Check the host, port and path of the address\./);
});
