/** Moves the focus to a message of the app, since a terminal keeps the Tab key. */

import { useEffect, useLayoutEffect } from 'preact/hooks';
import { useApp, useFocusTerminal } from './appContext.ts';

/** Each request goes to the next visible message, and Escape in a message goes back to the terminal. */
export function useMessageFocus(): void {
  const { messageFocusRequests } = useApp().state;
  const requests = messageFocusRequests.value;
  const focusTerminal = useFocusTerminal();
  useEffect(() => {
    const onKeyDown = ({ key, target }: KeyboardEvent): void => {
      const isInMessage = target instanceof Element && target.closest('[data-message]') !== null;
      if (key === 'Escape' && isInMessage) focusTerminal();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  // Moves the focus before the next key, which is meant for the message.
  useLayoutEffect(() => {
    if (requests === 0) return;
    const messages = [...document.querySelectorAll<HTMLElement>('[data-message]')].filter((message) =>
      message.checkVisibility({ visibilityProperty: true }),
    );
    const now = messages.findIndex((message) => message.contains(document.activeElement));
    const next = messages[(now + 1) % messages.length];
    next?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }, [requests]);
}
