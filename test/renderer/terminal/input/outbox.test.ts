// Messages that a terminal posts before it has a port.
import { expect, test } from 'vitest';
import type { FromTerminal } from '../../../../preload/terminalPort.ts';
import { Outbox } from '../../../../renderer/terminal/input/outbox.ts';

const key = (letter: string): FromTerminal => ({ type: 'input', bytes: new TextEncoder().encode(letter) });

test('keys that are typed before there is a port are sent through it first, in order and once', () => {
  const outbox = new Outbox();
  const sent: FromTerminal[] = [];
  outbox.post(key('a'));
  outbox.post(key('b'));
  outbox.use((message) => void sent.push(message));
  outbox.post(key('c'));
  expect(sent).toEqual([key('a'), key('b'), key('c')]);
  const next: FromTerminal[] = [];
  outbox.use((message) => void next.push(message));
  outbox.post(key('d'));
  expect(next).toEqual([key('d')]);
});
