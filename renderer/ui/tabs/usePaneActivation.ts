/** Makes a pane active when it is clicked or gets the focus. */

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { activatePane } from '../../state/actions/activatePane.ts';
import { useApp } from '../kit/appContext.ts';

/**
 * @param margin is the area around the terminal. A click on it, or on the terminal's unused edge, focuses the
 * terminal.
 */
export function usePaneActivation(
  pane: string,
  panel: RefObject<HTMLElement | null>,
  margin: RefObject<HTMLElement | null>,
): void {
  const { api, state, terminals } = useApp();
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    const activate = (): void => {
      if (state.view.value.activePane !== pane) activatePane(api, state, pane);
    };
    const onMouseDown = (event: MouseEvent): void => {
      const { target } = event;
      const isMargin =
        target === margin.current || (target instanceof HTMLElement && 'terminal' in target.dataset);
      if (!isMargin) return;
      event.preventDefault();
      terminals.get(pane)?.view.focus();
    };
    panel.current?.addEventListener('pointerdown', activate, options);
    panel.current?.addEventListener('focusin', activate, options);
    panel.current?.addEventListener('mousedown', onMouseDown, options);
    return () => listening.abort();
  }, [pane]);
}
