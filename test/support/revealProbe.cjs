// Loaded into the app's main process before the app: reads what the page has painted before its window is first shown.
const { app } = require('electron');

const READ_TERMINALS = `[...document.querySelectorAll('[data-terminal]')].map((group) => ({
  pane: group.dataset.terminal,
  end: Number(group.dataset.outputEnd),
  isHidden: group.dataset.state === 'replaying',
  text: group.querySelector('.xterm-rows')?.textContent ?? '',
}))`;

app.on('browser-window-created', (_event, window) => {
  // Only what the page says shows the window: a busy machine would else show it when it has waited for long enough.
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
