/**
 * Store of the panes with their sessions and output offsets, and of the windows and tabs that contain them.
 */

import * as v from 'valibot';
import { FIRST_WINDOW, type Desktop, type DesktopWindow } from '../../shared/layout/desktop.ts';
import { tab } from '../../shared/layout/layout.ts';
import {
  count,
  hostId,
  randomIdText,
  sessionId,
  shellOptions,
  size,
  target,
} from '../../protocol/messages/common.ts';
import type { StoreShape } from './versionedStore.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

const pane = v.strictObject({
  id,
  server: id,
  /** Id of the session; null until the server has opened it. */
  session: v.nullable(sessionId),
  /** Id of the open request. It makes a retry safe (S2), even after a crash before the reply. */
  request: randomIdText,
  /** Host behind a gateway that the user chose for this shell (G2). */
  host: v.exactOptional(hostId),
  target,
  targetName: v.pipe(v.string(), v.maxLength(255)),
  options: shellOptions,
  /** The user's name for the pane, or null. */
  name: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** Last title that the program in the shell set, or null. */
  programTitle: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** Last known size of the terminal. */
  size: v.nullable(size),
  /**
   * Offset after the received output. Without a saved screen, all retained output of the epoch is requested
   * again.
   */
  output: v.nullable(v.strictObject({ epoch: randomIdText, offset: count })),
  /** Offset of the first byte that the terminal shows, and the range of output that a snapshot replaced. */
  begins: count,
  skipped: v.nullable(v.strictObject({ from: count, to: count, since: v.nullable(count) })),
  /** True when the terminal keeps all output, without a scrollback limit. */
  keepAll: v.exactOptional(v.boolean()),
  /** Time at which the pane last had all of the session's output, ms since 1970. */
  upToDateAt: v.nullable(count),
  /** Unsent input that was dropped when the app quit, bytes, until the user is notified. */
  droppedBytes: v.exactOptional(count),
  /** Number of the first activity event that is not yet received (A1); 0 when absent. */
  nextEvent: v.exactOptional(count),
});
export type PaneRecord = Readonly<v.InferOutput<typeof pane>>;

/** Returns a schema for a list; invalid entries are dropped instead of refusing the list. */
const validEntries = <T>(entry: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.fallback(v.array(v.unknown()), []),
    v.transform((stored) =>
      stored.flatMap((candidate): readonly T[] => {
        const read = v.safeParse(entry, candidate);
        return read.success ? [read.output] : [];
      }),
    ),
  );

/** Schema of a window. Invalid tabs are dropped, and `repairedDesktop` gives their panes new tabs. */
const window: v.GenericSchema<unknown, DesktopWindow> = v.object({
  id,
  tabs: validEntries(tab),
  activePane: v.fallback(v.nullable(id), null),
});

const schema = v.strictObject({
  panes: v.array(pane),
  windows: validEntries(window),
  activeWindow: v.fallback(id, ''),
});
/** The desktop, with one record for each pane. */
export type StoredTabs = Desktop & { readonly panes: readonly PaneRecord[] };

export const tabsStore: StoreShape<StoredTabs> = {
  name: 'tabs',
  label: ({ stores }) => stores.tabs,
  schema,
  entries: { panes: pane },
  defaults: () => ({ panes: [], windows: [], activeWindow: FIRST_WINDOW }),
};
