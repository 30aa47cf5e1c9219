/** Keyboard navigation in a menu. */

export function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

/**
 * Moves the focus with arrow keys, Home, End and first letters; returns true when the key was one of them.
 */
export function moveWithin(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item === document.activeElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (Math.max(at, 0) - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = targets[key] ?? indexByLetter(items, at, key);
  if (next === undefined) return false;
  items[next]?.focus();
  return true;
}

function indexByLetter(items: readonly HTMLElement[], at: number, key: string): number | undefined {
  if (key.length !== 1 || key === ' ') return undefined;
  const following = [...items.keys()].map((index) => (at + 1 + index) % items.length);
  return following.find((index) => items[index]?.textContent?.toLowerCase().startsWith(key.toLowerCase()));
}
