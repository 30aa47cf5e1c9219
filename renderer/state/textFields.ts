/** Text fields of the app's own, which take cut, copy, paste and select all for themselves. */

import type { CommandId } from '../../shared/commands/commands.ts';

/** What a text field does as the system does it. */
export const FIELD_ACTIONS = ['copy', 'paste', 'select-all'] as const;
export type FieldAction = (typeof FIELD_ACTIONS)[number];

/** Kinds of inputs that hold no text. */
const NO_TEXT: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'radio',
  'range',
  'submit',
]);

export function isFieldAction(command: CommandId): command is FieldAction {
  return FIELD_ACTIONS.some((one) => one === command);
}

/** Whether `target` is a text field, and not a terminal's own. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && NO_TEXT.has(target.type)) return false;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.closest('[data-terminal]') === null;
}
