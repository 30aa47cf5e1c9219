/** Turns lower-case messages of servers into sentences. */

export function sentenceOf(message: string): string {
  const text = message.trim();
  const ended = /[.!?…]$/.test(text) ? text : `${text}.`;
  return text === '' ? '' : ended.charAt(0).toUpperCase() + ended.slice(1);
}
