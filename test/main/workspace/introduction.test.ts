// Who is shown the introduction, and until when.
import { ENGLISH } from '../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { introductionStore } from '../../../main/stores/introductionStore.ts';
import { VersionedStore } from '../../../main/stores/versionedStore.ts';
import { Introduction } from '../../../main/workspace/introduction.ts';
import { ManualClock } from '../../fakes/manualClock.ts';

/** A profile on disk, which outlives the app. */
function profile() {
  let disk: Readonly<Record<string, unknown>> = {};
  let changes = 0;
  const start = (hasPanes: boolean): Introduction => {
    const open = () => ({
      path: '/profile/introduction.json',
      read: () => disk,
      write: (value: Readonly<Record<string, unknown>>) => void (disk = value),
    });
    const store = new VersionedStore(introductionStore, {
      open,
      notify: (_kind, say) => expect.unreachable(say(ENGLISH)),
      clock: new ManualClock(),
    });
    return new Introduction(store, hasPanes, () => (changes += 1));
  };
  return { start, changes: () => changes };
}

test('a new profile is shown it, at each start until it is dismissed', () => {
  const { start } = profile();
  expect(start(false).isShown).toBe(true);
  // Now there is the first tab.
  const second = start(true);
  expect(second.isShown).toBe(true);
  second.show(false);
  expect(start(true).isShown).toBe(false);
  expect(start(false).isShown).toBe(false);
});

test('a profile with tabs from before there was one is not, unless it is asked for', () => {
  const { start, changes } = profile();
  const first = start(true);
  expect(first.isShown).toBe(false);
  expect(start(false).isShown).toBe(false);
  first.show(true);
  first.show(true);
  expect([first.isShown, changes()]).toEqual([true, 1]);
});
