/** The panes by session ID with where each one's output stands, and the tabs that show them: order, layouts, the active one. */

import * as v from 'valibot';
import { tabGroup, type TabGroup } from '../../preload/layout.ts';
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

const tab = v.strictObject({
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
  /** Number of the first event of the session that was not heard of (A1); 0 when absent. */
  nextEvent: v.exactOptional(count),
});
export type TabRecord = Readonly<v.InferOutput<typeof tab>>;

/** A layout that can not be read costs the layout alone: its panes get tabs of their own (`repaired`). */
const groups = v.pipe(
  v.fallback(v.array(v.unknown()), []),
  v.transform((stored) =>
    stored.flatMap((group): readonly TabGroup[] => {
      const read = v.safeParse(tabGroup, group);
      return read.success ? [read.output] : [];
    }),
  ),
);

const schema = v.strictObject({ tabs: v.array(tab), activeTab: v.nullable(id), groups });
export type StoredTabs = {
  /** One record for each pane. */
  readonly tabs: readonly TabRecord[];
  /** The active pane of the tab that is shown. */
  readonly activeTab: string | null;
  readonly groups: readonly TabGroup[];
};

export const tabsStore: StoreShape<StoredTabs> = {
  name: 'tabs',
  words: 'tabs',
  version: 6,
  schema,
  defaults: () => ({ tabs: [], activeTab: null, groups: [] }),
  migrations: {
    1: (old) => withFields(old, { begins: 0, skipped: null }),
    2: (old) => withFields(old, { upToDateAt: null }),
    // A field was added that may be absent.
    3: (old) => old,
    // Every tab was one pane: each gets a tab of its own again.
    4: (old) => ({ ...old, groups: [] }),
    // A field was added that may be absent.
    5: (old) => old,
  },
};

/** Every stored tab with what it did not have yet. */
function withFields(old: Readonly<Record<string, unknown>>, fields: object): Record<string, unknown> {
  const tabs = old['tabs'] as readonly object[];
  return { ...old, tabs: tabs.map((stored) => Object.assign({}, stored, fields)) };
}
