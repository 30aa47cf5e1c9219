// Orders: of dragged tabs, and of a server's containers in the new-tab menu.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import type { Container } from '../../../../protocol/messages/targets.ts';
import { gapAt, indexAfterDrop } from '../../../../renderer/state/tabs/dragOrder.ts';
import { checkSetting } from '../../../../renderer/state/settings/settingCheck.ts';
import { groupContainers } from '../../../../renderer/state/targets/targetGroups.ts';

describe('a dragged tab', () => {
  const box = { left: 100, width: 50 };

  test('falls before a tab in its left half and behind it in its right half', () => {
    expect([gapAt(2, 100, box), gapAt(2, 124, box), gapAt(2, 125, box), gapAt(2, 149, box)]).toEqual([
      2, 2, 3, 3,
    ]);
  });

  test('lands where the gap was shown, for every tab and gap', () => {
    const panes = ['a', 'b', 'c', 'd'];
    for (const from of panes.keys()) {
      for (let gap = 0; gap <= panes.length; gap += 1) {
        const moved = panes[from] ?? '';
        const left = panes.slice(0, gap).filter((pane) => pane !== moved);
        const right = panes.slice(gap).filter((pane) => pane !== moved);
        const rest = panes.filter((pane) => pane !== moved);
        rest.splice(indexAfterDrop(from, gap), 0, moved);
        expect(rest).toEqual([...left, moved, ...right]);
      }
    }
  });
});

describe('containers', () => {
  const container = (name: string, project: string | null, state = 'running'): Container => ({
    id: name,
    name,
    image: 'alpine',
    state,
    labels: {},
    compose: project === null ? null : { project, service: name },
  });

  test('are grouped by Compose project, those of none last', () => {
    const groups = groupContainers([
      container('registry', null),
      container('web', 'shop'),
      container('api', 'blog'),
    ]);
    expect(groups.map(({ project }) => project)).toEqual(['blog', 'shop', null]);
  });

  test('running ones come first, and numbers count as numbers', () => {
    const [group] = groupContainers(
      ['web-10', 'web-9', 'web-2'].map((name) =>
        container(name, 'shop', name === 'web-2' ? 'exited' : 'running'),
      ),
    );
    expect(group?.containers.map(({ name }) => name)).toEqual(['web-9', 'web-10', 'web-2']);
  });

  test('of an engine without any there is no group', () => {
    expect(groupContainers([])).toEqual([]);
  });
});

describe('a setting', () => {
  test.each([
    ['scrollbackLines', '1,000,000', { scrollbackLines: 1_000_000 }],
    ['scrollbackLines', ' 0 ', { scrollbackLines: 0 }],
    ['fontSize', '13.5', { fontSize: 13.5 }],
    ['fontFamily', ' JetBrains Mono, monospace ', { fontFamily: 'JetBrains Mono, monospace' }],
  ] as const)('%s takes %j', (name, entered, change) => {
    expect(checkSetting(ENGLISH, name, entered, '')).toEqual({ ok: true, change });
  });

  test.each([
    ['scrollbackLines', '1000001'],
    ['scrollbackLines', '-1'],
    ['scrollbackLines', '1.5'],
    ['scrollbackLines', 'many'],
    ['scrollbackLines', ''],
    ['fontSize', '5'],
    ['fontSize', '73'],
    ['fontFamily', ' '],
  ] as const)('%s refuses %j and says what is allowed', (name, entered) => {
    expect(checkSetting(ENGLISH, name, entered, 'what is allowed')).toEqual({
      ok: false,
      problem: 'Not saved. Enter what is allowed.',
    });
  });
});
