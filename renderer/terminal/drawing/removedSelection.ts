/** Keeps a selection that was removed from being drawn again. */

import type { Terminal } from '@xterm/xterm';

/** Internals of xterm.js; drawing with WebGL has no such model. */
type WithRenderer = {
  readonly _core: {
    readonly _renderService?: {
      readonly _renderer?: { readonly value?: { readonly _selectionRenderModel?: { clear(): void } } };
    };
  };
};

/** xterm.js 6.0.0 remembers the last selection for its next change of size, also after the selection was removed. */
export function forgetRemovedSelection(terminal: Terminal): void {
  terminal.onSelectionChange(() => {
    if (terminal.hasSelection()) return;
    const { _core: core } = terminal as unknown as WithRenderer;
    const { _renderService: service } = core;
    const { _renderer: renderer } = service ?? {};
    const { _selectionRenderModel: model } = renderer?.value ?? {};
    model?.clear();
  });
}
