// Visibility of the introduction over restarts of the app.
import { ENGLISH } from '../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { introductionStore } from '../../../main/stores/introductionStore.ts';
import { VersionedStore } from '../../../main/stores/versionedStore.ts';
import { Introduction } from '../../../main/workspace/introduction.ts';
import { ManualClock } from '../../fakes/manualClock.ts';

/** User data on disk, which survive the app's end. */
function userData() {
  let disk: Readonly<Record<string, unknown>> = {};
  let changes = 0;
  const start = (hasPanes: boolean): Introduction => {
    const open = () => ({
      path: '/user-data/introduction.json',
      read: () => disk,
      write: (value: Readonly<Record<string, unknown>>) => void (disk = value),
    });
    const store = new VersionedStore(introductionStore, {
      open,
      notify: (_kind, text) => expect.unreachable(text(ENGLISH)),
      clock: new ManualClock(),
    });
    return new Introduction(store, hasPanes, () => (changes += 1));
  };
  return { start, changes: () => changes };
}

test('a new user sees the introduction at each start until they dismiss it', () => {
  const { start } = userData();
  expect(start(false).isShown).toBe(true);
  // Now the first tab is stored.
  const second = start(true);
  expect(second.isShown).toBe(true);
  second.show(false);
  expect(start(true).isShown).toBe(false);
  expect(start(false).isShown).toBe(false);
});

test('a user who already has panes sees the introduction only when they open it', () => {
  const { start, changes } = userData();
  const first = start(true);
  expect(first.isShown).toBe(false);
  expect(start(false).isShown).toBe(false);
  first.show(true);
  first.show(true);
  expect([first.isShown, changes()]).toEqual([true, 1]);
});
