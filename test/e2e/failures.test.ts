// Four ways a server can be wrong, four sentences in the real app, each with what to do.
import { createServer as createHttpServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppDriver } from '../../scripts/support/appDriver.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { createAppStage, type AppStage } from '../support/appStage.ts';

let stage: AppStage;
let app: AppDriver;
const servers: Server[] = [];

beforeAll(async () => {
  stage = await createAppStage();
  app = await stage.launch();
}, 120_000);

afterAll(async () => {
  for (const server of servers) server.close();
  await stage.close();
}, 60_000);

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
  await app.screenshot(join(projectRoot, 'test-results', 'e2e', `verdict-${servers.length}.png`));
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  return sentence;
}

test(
  'an unreachable server, another version, a rejected token and a stranger get four different sentences',
  { timeout: 120_000 },
  async () => {
    const closed = await answering('200 OK', {});
    servers.pop()?.close();
    const sentences = [
      await verdict(closed, stage.server.token),
      await verdict(
        await answering('426 Upgrade Required', { 'Holdfast-Server': '9.0.0', 'Holdfast-Versions': '9' }),
        'x',
      ),
      await verdict(stage.url, 'not-the-token'),
      await verdict(await answering('404 Not Found', {}), 'x'),
    ];
    expect(sentences[0]).toMatch(/refused|reach/i);
    expect(sentences[1]).toMatch(/version/i);
    expect(sentences[2]).toMatch(/token/i);
    expect(sentences[3]).toMatch(/not a Holdfast server/i);
    expect(new Set(sentences).size).toBe(4);
  },
);

test(
  'a token that the server rejects is `Signed out`, and is not tried again blindly',
  { timeout: 60_000 },
  async () => {
    await app.addServer({ name: 'Rejecting', url: stage.url, token: 'not-the-token' });
    await app.newTabOn('Rejecting', /^Shell on /);
    await app.waitForLink('Signed out', 20_000);
  },
);
