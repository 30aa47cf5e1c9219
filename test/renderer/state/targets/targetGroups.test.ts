// Groups of containers in the menu of targets.
import { describe, expect, test } from 'vitest';
import type { Container } from '../../../../protocol/messages/targets.ts';
import { groupContainers } from '../../../../renderer/state/targets/targetGroups.ts';

describe('containers', () => {
  const container = (name: string, project: string | null, state = 'running'): Container => ({
    id: name,
    name,
    image: 'alpine',
    state,
    labels: {},
    compose: project === null ? null : { project, service: name },
  });

  test('containers are grouped by Compose project, and those without a project come last', () => {
    const groups = groupContainers([
      container('registry', null),
      container('web', 'shop'),
      container('api', 'blog'),
    ]);
    expect(groups.map(({ project }) => project)).toEqual(['blog', 'shop', null]);
  });

  test('containers are sorted with running ones first, and by numbers in their names', () => {
    const [group] = groupContainers(
      ['web-10', 'web-9', 'web-2'].map((name) =>
        container(name, 'shop', name === 'web-2' ? 'exited' : 'running'),
      ),
    );
    expect(group?.containers.map(({ name }) => name)).toEqual(['web-9', 'web-10', 'web-2']);
  });

  test('containers have no group when there are none', () => {
    expect(groupContainers([])).toEqual([]);
  });
});
