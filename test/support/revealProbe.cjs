// Loaded into the app's main process before the app: reads what the page has painted before its window is first shown.
const { app } = require('electron');

const READ_TERMINALS = `[...document.querySelectorAll('[data-terminal]')].map((group) => ({
  isHidden: group.dataset.state === 'replaying',
  text: group.querySelector('.xterm-rows')?.textContent ?? '',
}))`;

app.on('browser-window-created', (_event, window) => {
  const show = window.show.bind(window);
  window.show = () => {
    void window.webContents.executeJavaScript(READ_TERMINALS).then((terminals) => {
      globalThis.shownWith = { terminals, wasVisible: window.isVisible() };
      show();
    });
  };
});
