import { expect, test } from 'vitest';
import { SEND_AHEAD_BYTES } from '../../../protocol/socketConnection.ts';
import { ChannelTurns, type TurnTaker } from '../../../server/transport/channelTurns.ts';

/** A connection whose buffer the test drains, with senders that each need a number of 16 KiB turns. */
function connection() {
  const state = { buffered: 0, sent: [] as string[] };
  const turns = new ChannelTurns(() => state.buffered);
  const taker = (name: string, wanted: number): TurnTaker => ({
    takeTurn: () => {
      if (wanted-- <= 0) return false;
      state.sent.push(name);
      state.buffered += SEND_AHEAD_BYTES / 4;
      return true;
    },
  });
  const drain = (): void => {
    state.buffered = 0;
    turns.run();
  };
  return { state, turns, taker, drain };
}

test('W4: sending stops at the send-ahead limit, and continues in the same order after the buffer drains', () => {
  const { state, turns, taker, drain } = connection();
  turns.wake(taker('a', 6));
  turns.wake(taker('b', 2));
  expect(state.sent.join('')).toBe('aaaa');
  drain();
  expect(state.sent.join('')).toBe('aaaaabab');
});

test('W4: a channel that is queued twice gets one turn, and a removed channel gets none', () => {
  const { state, turns, taker, drain } = connection();
  const [a, b] = [taker('a', 9), taker('b', 9)];
  state.buffered = SEND_AHEAD_BYTES;
  for (const woken of [a, b, a, a]) turns.wake(woken);
  drain();
  expect(state.sent.join('')).toBe('abab');
  turns.remove(a);
  drain();
  expect(state.sent.join('')).toBe('ababbbbb');
  turns.clear();
  drain();
  expect(state.sent.length).toBe(8);
});

test('W4: an error in one channel’s turn does not stop the other channels', () => {
  const { state, turns, taker } = connection();
  const broken = { takeTurn: () => expect.fail('a bug') };
  expect(() => turns.wake(broken)).toThrow('a bug');
  turns.wake(taker('a', 1));
  expect(state.sent).toEqual(['a']);
});

test('W4: a channel that is queued during a turn is served in the same run', () => {
  const { state, turns, taker } = connection();
  const second = taker('b', 1);
  turns.wake({
    takeTurn: () => {
      state.sent.push('a');
      turns.wake(second);
      return false;
    },
  });
  expect(state.sent.join('')).toBe('ab');
});
