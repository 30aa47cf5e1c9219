/** A mark at the first line of the scrollback, beside its text: what is not shown before it. */

import type { IDisposable, Terminal } from '@xterm/xterm';

/** Shows `text` until it is disposed of, or its line falls out of the scrollback. */
export function showTopMark(terminal: Terminal, text: string, className: string): IDisposable {
  const draw = (): IDisposable | undefined => {
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
      element.className = `${element.className} ${className}`;
      element.setAttribute('role', 'note');
      element.textContent = text;
    });
    return { dispose: () => marker.dispose() };
  };
  // A marker belongs to the buffer that is active, and only the normal one has a scrollback.
  let shown = terminal.buffer.active.type === 'normal' ? draw() : undefined;
  const change = terminal.buffer.onBufferChange(({ type }) => {
    if (type === 'normal') shown ??= draw();
  });
  return {
    dispose: () => {
      change.dispose();
      shown?.dispose();
    },
  };
}
