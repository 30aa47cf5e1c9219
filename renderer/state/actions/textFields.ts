/** Recognizes the app's own text fields, which handle cut, copy, paste and select all themselves. */

import type { CommandId } from '../../../shared/commands/commands.ts';

/** Commands that the operating system carries out in a text field. */
const FIELD_ACTIONS = ['copy', 'paste', 'select-all'] as const;
type FieldAction = (typeof FIELD_ACTIONS)[number];

/** Types of input elements that contain no text. */
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
  return FIELD_ACTIONS.some((action) => action === command);
}

/** True when `target` is a text field outside of terminals. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && NO_TEXT.has(target.type)) return false;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && target.closest('[data-terminal]') === null;
}
