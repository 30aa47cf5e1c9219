/**
 * Keeps the hyperlink that the next character will have. xterm.js 6.0.0 forgets a link with the last line that it was on, even while it
 * is still open: two terminals that show the same would then go on differently, since a repainted one opened it on another line.
 */

import { internalsOf, type LineMarker, type SnapshotTerminal } from './terminalInternals.ts';

type Entry = { readonly id: number; readonly lines: readonly LineMarker[] };
type Links = { _removeMarkerFromLink: (entry: Entry, marker: LineMarker) => void };

export function holdOpenLink(terminal: SnapshotTerminal): void {
  const { _inputHandler: input, _oscLinkService } = internalsOf(terminal);
  const links = _oscLinkService as unknown as Links;
  const forget = links._removeMarkerFromLink.bind(links);
  /** A link that was open when its last line went, with what is left of that. */
  let held: { readonly entry: Entry; readonly marker: LineMarker } | undefined;
  const isOnlyHeld = ({ id, lines }: Entry): boolean =>
    lines.length === 1 && input._curAttrData.extended.urlId === id;
  links._removeMarkerFromLink = (entry, marker) => {
    // Closed since then, or on another line, it is as any other.
    if (held !== undefined && !isOnlyHeld(held.entry)) {
      forget(held.entry, held.marker);
      held = undefined;
    }
    if (isOnlyHeld(entry) && entry.lines[0] === marker) held = { entry, marker };
    else forget(entry, marker);
  };
}
