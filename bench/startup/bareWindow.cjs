// The smallest possible Electron app: one window with one line. It reports on stdout when the line was painted.
const { app, BrowserWindow } = require('electron');

app.setPath('userData', String(process.env.HOLDFAST_USER_DATA));
app.once('ready', () => {
  const window = new BrowserWindow({
    width: 1200,
    height: 800,
    show: false,
    webPreferences: { contextIsolation: true, sandbox: true, backgroundThrottling: false },
  });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write(`${JSON.stringify({ shownAt: Date.now() })}\n`);
    app.quit();
  });
  void window.loadURL('data:text/html,<!doctype html><title>Bare</title><p>One line</p>');
});
