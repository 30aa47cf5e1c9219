// Key presses as the browser reports them.
import type { KeyPress } from '../../../../renderer/state/shortcuts/keyPress.ts';

export type Modifiers = {
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
};

export const keyPress = (key: string, modifiers: Modifiers, code = ''): KeyPress => {
  const { ctrl = false, meta = false, shift = false, alt = false } = modifiers;
  return { key, code, ctrlKey: ctrl, metaKey: meta, shiftKey: shift, altKey: alt };
};
