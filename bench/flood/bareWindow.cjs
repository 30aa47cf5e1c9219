// A window of the app's size whose page has only xterm.js.
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

app.once('ready', () => {
  const window = new BrowserWindow({
    width: 1000,
    height: 680,
    webPreferences: { contextIsolation: true, sandbox: true, backgroundThrottling: false },
  });
  void window.loadFile(path.join(__dirname, 'bare.html'));
});
