/** Patch of xterm.js: keeps the open hyperlink (OSC 8) when the last line that contains it is removed. */

import { internalsOf, type LineMarker, type SnapshotTerminal } from '../terminalInternals.ts';

type Entry = { readonly id: number; readonly lines: readonly LineMarker[] };
type HyperlinkService = { _removeMarkerFromLink: (entry: Entry, marker: LineMarker) => void };

/**
 * Defers the removal of a hyperlink until it is closed or is on another line. xterm.js 6.0.0 removes it with its last line,
 * even while it is still open. Then two terminals that look the same could continue differently, because one restored from a
 * snapshot opened the hyperlink on another line.
 */
export function keepOpenHyperlink(terminal: SnapshotTerminal): void {
  const { _inputHandler: input, _oscLinkService } = internalsOf(terminal);
  const service = _oscLinkService as unknown as HyperlinkService;
  const remove = service._removeMarkerFromLink.bind(service);
  /** Hyperlink that was still open when its last line was removed. It is removed later. */
  let deferred: { readonly entry: Entry; readonly marker: LineMarker } | undefined;
  const isOpenWithoutLines = ({ id, lines }: Entry): boolean =>
    lines.length === 1 && input._curAttrData.extended.urlId === id;
  service._removeMarkerFromLink = (entry, marker) => {
    if (deferred !== undefined && !isOpenWithoutLines(deferred.entry)) {
      remove(deferred.entry, deferred.marker);
      deferred = undefined;
    }
    if (isOpenWithoutLines(entry) && entry.lines[0] === marker) deferred = { entry, marker };
    else remove(entry, marker);
  };
}
