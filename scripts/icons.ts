// Converts packaging/icon.svg into the icons for all systems. Run it by hand after changing the drawing, and
// check the pictures.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { icnsFile, icoFile, type Picture } from './packaging/iconFiles.ts';
import { AppDriver } from './support/app/appDriver.ts';
import { hasDisplay } from './support/app/display.ts';
import { endEmbeddedServer } from './support/app/embeddedServer.ts';
import { projectRoot } from './support/projectRoot.ts';
import { startXvfb } from './support/app/xvfb.ts';

const SIDES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const folder = join(projectRoot, 'packaging');

/** Draws in the app's own page. Its policy allows only pictures from `data:` addresses. */
function draw({ page }: AppDriver, svg: string, side: number): Promise<string> {
  const onCanvas = async ({ address, size }: { address: string; size: number }): Promise<string> => {
    const drawing = new Image(size, size);
    drawing.src = address;
    await drawing.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    canvas.getContext('2d')?.drawImage(drawing, 0, 0, size, size);
    return canvas.toDataURL('image/png');
  };
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return page.evaluate(onCanvas, { address, size: side });
}

async function pictures(app: AppDriver, svg: string): Promise<Picture[]> {
  const drawn: Picture[] = [];
  for (const side of SIDES) {
    const address = await draw(app, svg, side);
    drawn.push({ side, png: Buffer.from(address.slice(address.indexOf(',') + 1), 'base64') });
  }
  return drawn;
}

function write(drawn: readonly Picture[]): void {
  mkdirSync(join(folder, 'icons'), { recursive: true });
  for (const { side, png } of drawn) writeFileSync(join(folder, 'icons', `${side}x${side}.png`), png);
  writeFileSync(join(folder, 'icon.ico'), icoFile(drawn));
  writeFileSync(join(folder, 'icon.icns'), icnsFile(drawn));
}

const display = hasDisplay() ? undefined : await startXvfb();
const userData = mkdtempSync(join(tmpdir(), 'holdfast-icons-'));
const app = await AppDriver.launch({
  userData,
  env: display === undefined ? {} : { DISPLAY: display.display },
});
try {
  write(await pictures(app, readFileSync(join(folder, 'icon.svg'), 'utf8')));
} finally {
  await app.quit();
  await endEmbeddedServer(userData);
  rmSync(userData, { recursive: true, force: true });
  await display?.stop();
}
