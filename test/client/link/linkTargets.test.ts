// What can be opened through one link.
import { expect, test } from 'vitest';
import { LinkTargets } from '../../../client/link/linkTargets.ts';

const targets = (host?: string, local = true) => ({
  local,
  engine: { state: 'none' as const },
  containers: [],
  ...(host === undefined ? {} : { host, node: `node of ${host}` }),
});

test('G2: a server alone has one list, and the newest counts', () => {
  const all = new LinkTargets();
  expect(all.all).toBeNull();
  all.set(targets());
  all.set(targets(undefined, false));
  expect(all.all).toEqual([targets(undefined, false)]);
});

test('G2 G3: a gateway has one for each host that can be reached, in the order of their names', () => {
  const all = new LinkTargets();
  for (const host of ['web-10', 'web-2', 'web-1']) all.set(targets(host));
  expect(all.all?.map(({ host }) => host)).toEqual(['web-1', 'web-2', 'web-10']);
  all.changed({ type: 'host', host: 'web-2', state: 'away', since: 1, message: 'lost' });
  all.changed({ type: 'host', host: 'web-1', state: 'up', since: 1, message: '' });
  expect(all.all?.map(({ host }) => host)).toEqual(['web-1', 'web-10']);
});

test('what a server had before it became a gateway is no longer offered', () => {
  const all = new LinkTargets();
  all.set(targets());
  all.set(targets('web-1'));
  expect(all.all).toEqual([targets('web-1')]);
  all.set(targets());
  expect(all.all).toEqual([targets()]);
});
