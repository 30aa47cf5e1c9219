// Loaded into the main process before the app. Reports on stdout when the app's terminals were painted and live, and their
// memory.
const fs = require('node:fs');
const path = require('node:path');
const { promises: timers } = require('node:timers');
const { app } = require('electron');

const PAGE_WATCH = fs.readFileSync(path.join(__dirname, 'pageWatch.js'), 'utf8');
/** Delay before memory is measured, ms, so that garbage from the start is collected. */
const SETTLE_MS = 2_000;

app.on('browser-window-created', (_event, window) => {
  const times = { windowMadeAt: Date.now() };
  const { webContents } = window;
  const watching = new Promise((resolve) => {
    webContents.once('dom-ready', () => {
      times.pageReadyAt = Date.now();
      const watch = `window.watch = new PageWatch(${String(process.env.HOLDFAST_BENCH_ENDS)})`;
      resolve(webContents.executeJavaScript(`${PAGE_WATCH}\n${watch}; 0`));
    });
  });
  const show = window.show.bind(window);
  window.show = () => {
    times.shownAt = Date.now();
    show();
    void watching.then(() => finish(webContents, times));
  };
});

async function finish(webContents, times) {
  const pageTimes = await webContents.executeJavaScript('window.watch.type(); window.watch.times()');
  await timers.setTimeout(SETTLE_MS);
  const memory = app.getAppMetrics().map((part) => ({ type: part.type, kib: part.memory.workingSetSize }));
  process.stdout.write(`${JSON.stringify({ ...times, ...pageTimes, memory })}\n`);
  app.quit();
}
