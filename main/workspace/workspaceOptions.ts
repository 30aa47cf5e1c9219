/** What the workspace is made from. */

import type { SavedTargets } from '../../shared/view/savedTargets.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Words } from '../../shared/words/english.ts';
import type { Language } from '../../shared/words/language.ts';
import type { Clock } from '../../protocol/clock.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import type { StoredDevice } from '../stores/deviceStore.ts';
import type { StoredIntroduction } from '../stores/introductionStore.ts';
import type { JournalFolder } from '../stores/journal/journalFolder.ts';
import type { StoredTabs } from '../stores/tabsStore.ts';
import type { VersionedStore } from '../stores/versionedStore.ts';
import type { AttentionEffects } from './away/attention.ts';
import type { Notices } from './notices.ts';
import type { WorkspaceView } from './panes/pageView.ts';
import type { ServersContext } from './servers/servers.ts';

export type WorkspaceOptions = Omit<ServersContext, 'onView' | 'onMoved' | 'notify'> & {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly tabs: VersionedStore<StoredTabs>;
  readonly settings: VersionedStore<Settings>;
  readonly savedTargets: VersionedStore<SavedTargets>;
  readonly introduction: VersionedStore<StoredIntroduction>;
  readonly device: VersionedStore<StoredDevice>;
  readonly journals: JournalFolder;
  readonly notices: Notices;
  /** What the app speaks now. */
  readonly language: () => Language;
  readonly words: () => Words;
  readonly attention: AttentionEffects;
  readonly onView: (view: WorkspaceView) => void;
};
