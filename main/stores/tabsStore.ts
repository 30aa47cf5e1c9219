/** The panes by session ID with where each one's output stands, and the windows and tabs that show them. */

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
  /** Null until the server opened it. */
  session: v.nullable(sessionId),
  /** Makes a repeated open harmless (S2), also after a crash between the open and its answer. */
  request: randomIdText,
  /** The host behind the server that the shell was opened on, where the user chose one (G2). */
  host: v.exactOptional(hostId),
  target,
  targetName: v.pipe(v.string(), v.maxLength(255)),
  options: shellOptions,
  /** What the user called it, or null. */
  name: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** The last title the program in the shell set, or null. */
  programTitle: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** The terminal's size at last sight. */
  size: v.nullable(size),
  /** Last output received. Without a saved screen all that is held of this epoch is asked for again. */
  output: v.nullable(v.strictObject({ epoch: randomIdText, offset: count })),
  /** Where the shown output begins, and what a snapshot in it stands for. */
  begins: count,
  skipped: v.nullable(v.strictObject({ from: count, to: count, since: v.nullable(count) })),
  /** Whether all of it is shown, however long the scrollback becomes. */
  keepAll: v.exactOptional(v.boolean()),
  /** When the server was last there to say what is new, ms since 1970. */
  upToDateAt: v.nullable(count),
  /** Unsent input that was dropped when the app quit, bytes, until the user is notified. */
  droppedBytes: v.exactOptional(count),
  /** Number of the first event of the session that was not heard of (A1); 0 when absent. */
  nextEvent: v.exactOptional(count),
});
export type PaneRecord = Readonly<v.InferOutput<typeof pane>>;

/** What can be read of a list: what can not costs itself alone. */
const readable = <T>(entry: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.fallback(v.array(v.unknown()), []),
    v.transform((stored) =>
      stored.flatMap((one): readonly T[] => {
        const read = v.safeParse(entry, one);
        return read.success ? [read.output] : [];
      }),
    ),
  );

/** A layout or a window that can not be read costs itself alone: its panes get tabs of their own (`repairedDesktop`). */
const window: v.GenericSchema<unknown, DesktopWindow> = v.object({
  id,
  tabs: readable(tab),
  activePane: v.fallback(v.nullable(id), null),
});

const schema = v.strictObject({
  panes: v.array(pane),
  windows: readable(window),
  activeWindow: v.fallback(id, ''),
});
/** With one record for each pane. */
export type StoredTabs = Desktop & { readonly panes: readonly PaneRecord[] };

export const tabsStore: StoreShape<StoredTabs> = {
  name: 'tabs',
  words: ({ stores }) => stores.tabs,
  version: 7,
  schema,
  defaults: () => ({ panes: [], windows: [], activeWindow: FIRST_WINDOW }),
  migrations: {
    1: (old) => withFields(old, { begins: 0, skipped: null }),
    2: (old) => withFields(old, { upToDateAt: null }),
    // A field was added that may be absent.
    3: (old) => old,
    // Every tab was one pane: each gets a tab of its own again.
    4: (old) => ({ ...old, tabs: [] }),
    // A field was added that may be absent.
    5: (old) => old,
    // All tabs were in one window.
    6: ({ groups: tabs, activeTab: activePane, ...old }) => ({
      ...old,
      windows: [{ id: FIRST_WINDOW, groups: tabs, activeTab: activePane }],
      activeWindow: FIRST_WINDOW,
    }),
  },
};

/** Every stored tab with what it did not have yet. */
function withFields(old: Readonly<Record<string, unknown>>, fields: object): Record<string, unknown> {
  const panes = old['tabs'] as readonly object[];
  return { ...old, panes: panes.map((stored) => Object.assign({}, stored, fields)) };
}
