/** Gives the focus to the active terminal whenever nothing has it, so that no key is lost. */

import { useEffect } from 'preact/hooks';
import { useApp, useFocusTerminal } from './appContext.ts';

/**
 * Nothing has the focus after its element was removed, e.g. a notice with the button that was pressed, and after a click on text
 * or on an empty part of the window.
 */
export function useKeptFocus(): void {
  const { state } = useApp();
  const focusTerminal = useFocusTerminal();
  useEffect(() => {
    const check = (): void => {
      const isFree = document.activeElement === null || document.activeElement === document.body;
      // Dialogs, the menu and the field for a title move the focus themselves.
      const isBusy =
        state.dialog.value !== null || state.isNewTabMenuOpen.value || state.renamingPane.value !== null;
      if (isFree && !isBusy) focusTerminal();
    };
    const onMouseUp = (): void => {
      // Selected text of a message stays selected, so that it can be copied.
      if (document.getSelection()?.isCollapsed !== false) check();
    };
    let focused: Node | null = null;
    const onFocusIn = ({ target }: FocusEvent): void => {
      focused = target as Node;
    };
    // Terminals change all the time; only the removal of the focused element matters.
    const removals = new MutationObserver(() => {
      if (focused?.isConnected === false) check();
    });
    removals.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('focusin', onFocusIn);
    window.addEventListener('mouseup', onMouseUp);
    return () => {
      removals.disconnect();
      window.removeEventListener('focusin', onFocusIn);
      window.removeEventListener('mouseup', onMouseUp);
    };
  }, []);
}
