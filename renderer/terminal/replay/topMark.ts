/** A mark at the first line of the scrollback, beside its text: what is not shown before it. */

import type { IDisposable, IMarker, Terminal } from '@xterm/xterm';

/** What the page's style sheet calls it. */
const CLASS = 'top-mark';

export type TopMark = IDisposable & {
  /** What it says, or null once its line fell out of the scrollback. */
  readonly text: string | null;
};

/** Shows `text` until it is disposed of, or its line falls out of the scrollback. */
export function showTopMark(terminal: Terminal, text: string): TopMark {
  const draw = (): IMarker => {
    const { baseY, cursorY } = terminal.buffer.normal;
    const marker = terminal.registerMarker(-(baseY + cursorY));
    const decoration = terminal.registerDecoration({
      marker,
      anchor: 'right',
      // Without a distance the anchor has no effect.
      x: 1,
      width: Math.min(terminal.cols, text.length + 2),
      layer: 'top',
    });
    decoration?.onRender((element) => {
      element.className = `${element.className} ${CLASS}`;
      element.setAttribute('role', 'note');
      element.textContent = text;
    });
    return marker;
  };
  // A marker belongs to the buffer that is active, and only the normal one has a scrollback.
  let shown = terminal.buffer.active.type === 'normal' ? draw() : undefined;
  const change = terminal.buffer.onBufferChange(({ type }) => {
    if (type === 'normal') shown ??= draw();
  });
  return {
    get text() {
      return shown?.isDisposed === true ? null : text;
    },
    dispose: () => {
      change.dispose();
      shown?.dispose();
    },
  };
}
