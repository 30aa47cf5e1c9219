// Loaded before the app's main process. Reads what the page has painted when its window is first shown.
const { app } = require('electron');

const READ_TERMINALS = `[...document.querySelectorAll('[data-terminal]')].map((group) => ({
  pane: group.dataset.terminal,
  end: Number(group.dataset.outputEnd),
  isHidden: group.dataset.state === 'replaying',
  text: group.querySelector('.xterm-rows')?.textContent ?? '',
}))`;

app.on('browser-window-created', (_event, window) => {
  // The app shows a window some time after ready-to-show, even if the page has not painted. Without that event, only the page's
  // own signal shows the window, even on a busy machine.
  const once = window.once.bind(window);
  window.once = (event, listener) => (event === 'ready-to-show' ? window : once(event, listener));
  const show = window.show.bind(window);
  window.show = () => {
    void window.webContents.executeJavaScript(READ_TERMINALS).then((terminals) => {
      globalThis.shownWith = { terminals, wasVisible: window.isVisible() };
      show();
    });
  };
});
