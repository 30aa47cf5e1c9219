// Failing connections in the real app: each has a message with the next step.
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

/** Starts an HTTP server that answers every upgrade with this status and these headers; returns its address. */
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

/** Returns the result of `Test` for an address in the Add server dialog. */
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

/** Starts a server with a later protocol version; returns its address. */
function newerServer(): Promise<string> {
  return answering('426 Upgrade Required', { 'Holdfast-Server': '9.0.0', 'Holdfast-Versions': '9' });
}

test(
  'Test names the problem and the next step: nothing listening, another version, a rejected token, not a Holdfast server',
  { timeout: 120_000 },
  async ({ stage }) => {
    const closed = await answering('200 OK', {});
    servers.pop()?.close();
    expect(await verdict(closed, stage.server.token)).toBe(
      'Connection refused: nothing is listening at this address. Check the host and port, and that the server is running.',
    );
    expect(await verdict(await newerServer(), 'x')).toMatch(
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

/** Locates the note in place of a terminal that shows nothing yet. */
const inPlace = (title: string) => app.page.getByRole('note').filter({ hasText: title });

/** Adds a server, opens a tab on it, and returns the status line once it starts with `word`. */
async function statusOf(name: string, url: string, word: string): Promise<string> {
  await app.addServer({ name, url, token: 'not-the-token' });
  await app.newTabOn(name, /^Shell on /);
  await app.waitForLink(word, 20_000);
  return app.status.innerText();
}

test(
  'a rejected token is shown as `Signed out`, with a button that edits the server',
  { timeout: 60_000 },
  async ({ stage }) => {
    expect(await statusOf('Rejecting', stage.url, 'Signed out')).toMatch(
      /The server rejected the token\. Enter a valid token\./,
    );
    const note = inPlace('Signed out of Rejecting');
    await note.waitFor();
    await expectAccessible(app, 'signed out');
    await note.getByRole('button', { name: 'Enter token…' }).click();
    await app.page
      .getByRole('dialog', { name: 'Edit server' })
      .getByRole('button', { name: 'Cancel' })
      .click();
  },
);

test('a server with another protocol version is shown as `Incompatible`', { timeout: 60_000 }, async () => {
  expect(await statusOf('Newer', await newerServer(), 'Incompatible')).toMatch(
    /The server uses protocol version 9, .*\. Update the older of the two\./,
  );
  await inPlace('Newer runs an incompatible version').waitFor();
});

test('a program that is not a Holdfast server is named in the status line', { timeout: 60_000 }, async () => {
  const foreign = await answering('404 Not Found', {});
  const text = await statusOf('Foreign', foreign, '(Reconnecting|Connecting|Offline|Incompatible)');
  expect(text).toMatch(/not a Holdfast server .*\. Check the host, port and path of the address\./);
});
