// Electron's main process for tests of the page. It has hidden windows with the built page, without the rest of the app.
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { app, BrowserWindow, net, protocol } = require('electron');

const [pageFolder, windowCount] = JSON.parse(process.env.HOLDFAST_PAGE_WINDOWS);

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

async function start() {
  await app.whenReady();
  protocol.handle('app', ({ url }) =>
    net.fetch(pathToFileURL(path.join(pageFolder, path.normalize(new URL(url).pathname))).href),
  );
  for (let index = 0; index < windowCount; index += 1)
    void new BrowserWindow({
      width: 1000,
      height: 700,
      show: false,
      // A hidden window draws only one frame per second, and a click waits for two. An offscreen window draws every frame.
      webPreferences: { offscreen: true },
    }).loadURL(`about:blank?window=${index}`);
}

void start();
