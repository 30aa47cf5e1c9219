// Images that programs print, checked as pixels: at once, after a restart of the app, and from a snapshot.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { SERVER_NAME } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';
import { inlineFile, pngHead, sixelOf } from '../../support/app/images.ts';
import { E2E_PICTURES, shootThemes, TOUR_PICTURES } from '../../support/app/pictures.ts';

/** Retained output of the server, bytes: far less than is printed while the app is away. */
const LOG_BYTES = 64 * 1024;
const RED = [255, 0, 0] as const;
const BLUE = [0, 0, 255] as const;
const GREEN = [0, 255, 0] as const;

test.override('serverArguments', ['--log-bytes', `${LOG_BYTES}`]);

test(
  'R13 I1 I5: sixel and iTerm2 images are drawn in their colors at once, after a restart, and from a snapshot, until they are cleared',
  { timeout: 180_000 },
  async ({ stage }) => {
    const first = await stage.launchOn();
    await first.type(`printf '${shellText(sixelOf(80, 60, [100, 0, 0]))}'; echo; echo`);
    await first.type(`; printf '${shellText(pngFile(80, 60, BLUE))}'; echo; echo; echo sh""own\n`);
    await first.waitForText('shown', 20_000);
    await seesImages(first, [RED, BLUE]);
    await first.page.getByRole('img', { name: '2 images', exact: true }).waitFor();
    await shootThemes(first, TOUR_PICTURES, 'images', () => seesImages(first, [RED, BLUE]));
    expect(await first.history()).toMatch(/\n\s*\nshown\n/);
    await first.quit();

    const second = await stage.launch();
    await seesImages(second, [RED, BLUE]);
    await second.signIn(SERVER_NAME, stage.server.token);
    await second.waitForLink('Connected');
    await seesImages(second, [RED, BLUE]);

    // The output while nothing is attached exceeds the limit for a replay, so the server sends a snapshot.
    await second.type(
      `clear; until [ -e /go ]; do sleep 0.1; done; yes | head -c 6000000; clear; printf '${shellText(sixelOf(80, 60, [0, 100, 0]))}'; echo; printf '${shellText(TOO_LARGE)}'; echo; echo snap""shot; true > /done\n`,
    );
    await seesNoImage(second);
    await second.quit();
    await stage.container.exec(['sh', '-c', 'true > /go; until [ -e /done ]; do sleep 0.1; done']);

    const third = await stage.launch();
    await third.signIn(SERVER_NAME, stage.server.token);
    await third.waitForText('snapshot', 60_000);
    await third.page.getByRole('group', { name: 'Skipped output' }).waitFor();
    await seesImages(third, [GREEN]);
    await third.deselect();
    await shootThemes(third, E2E_PICTURES, 'images-placeholder');
    const file = join(stage.userData, 'settings.json');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(before) as object), images: false }));
    await seesNoImage(third);
    writeFileSync(file, before);
    await seesImages(third, [GREEN]);
    await third.type('clear\n');
    await seesNoImage(third);
    await third.page.getByRole('img', { name: /Image|images/ }).waitFor({ state: 'hidden' });
  },
);

/** File of a few bytes that would be 3.6 GB of pixels. */
const TOO_LARGE = inlineFile(pngHead(30_000, 30_000), 'width=20');

/** Counts the pixels of the window that have exactly this color. */
async function pixelsOf(app: AppDriver, color: readonly number[]): Promise<number> {
  const shot = await app.page.screenshot();
  return app.page.evaluate(
    async ({ data, wanted }) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
      let count = 0;
      for (let at = 0; at < pixels.length; at += 4)
        if (wanted.every((part, index) => pixels[at + index] === part)) count += 1;
      return count;
    },
    { data: shot.toString('base64'), wanted: [...color] },
  );
}

/** Waits for images of these colors. Each has eight columns and three rows: thousands of pixels with any font. */
async function seesImages(app: AppDriver, colors: readonly (readonly number[])[]): Promise<void> {
  for (const color of colors)
    await expect
      .poll(() => pixelsOf(app, color), { timeout: 20_000, message: color.join(' ') })
      .toBeGreaterThan(2000);
}

async function seesNoImage(app: AppDriver): Promise<void> {
  for (const color of [RED, BLUE, GREEN])
    await expect.poll(() => pixelsOf(app, color), { timeout: 20_000, message: color.join(' ') }).toBe(0);
}

/** Escapes text for `printf` in single quotes. */
function shellText(text: string): string {
  return text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('%', '%%')
    .replaceAll('\u001b', String.raw`\033`)
    .replaceAll('\u0007', String.raw`\007`);
}

/** Returns a PNG of one color as iTerm2's `imgcat` prints it. */
function pngFile(width: number, height: number, color: readonly number[]): string {
  const row = Buffer.from([0, ...Array.from({ length: width }, () => color).flat()]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const file = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return `\u001b]1337;File=inline=1;size=${file.length}:${file.toString('base64')}\u0007`;
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}
