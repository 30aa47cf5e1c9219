// Event stream of an engine through outages, on a manual clock.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  EngineEvents,
  type ContainerEvent,
  type EngineState,
} from '../../../../server/shells/docker/engineEvents.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

/** An engine that the test makes reachable or unreachable. */
function stage() {
  const clock = new ManualClock(Date.parse('2030-01-01T00:00:00Z'));
  const streams: PassThrough[] = [];
  const control = { isReachable: true, negotiations: 0 };
  const events = new EngineEvents(
    {
      negotiate: () => {
        control.negotiations += 1;
        return control.isReachable ? Promise.resolve() : Promise.reject(new Error('gone'));
      },
      open: () => {
        streams.push(new PassThrough());
        return Promise.resolve(streams.at(-1) as PassThrough);
      },
      describe: (error) => `engine: ${(error as Error).message}`,
    },
    clock,
  );
  const states: EngineState[] = [];
  const seen: ContainerEvent[] = [];
  const unsubscribe = events.subscribe({
    onState: (state) => states.push(state),
    onContainer: (event) => seen.push(event),
  });
  return { clock, streams, control, events, states, seen, unsubscribe };
}

/** Runs all pending promises and stream events. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const line = (action: string, id = 'c1', attributes: object = {}) =>
  `${JSON.stringify({ Action: action, Actor: { ID: id, Attributes: attributes } })}\n`;

describe('events of an engine', () => {
  it('events are complete, however the stream is split into chunks', async () => {
    const { streams, seen, states } = stage();
    await settle();
    expect(states).toEqual([{ kind: 'up' }]);
    const bytes = Buffer.from(`${line('start', 'c1', { name: 'grün' })}\n${line('die')}`);
    for (const byte of bytes) streams[0]?.write(Buffer.of(byte));
    await settle();
    expect(seen.map(({ action, attributes }) => [action, attributes['name']])).toEqual([
      ['start', 'grün'],
      ['die', undefined],
    ]);
  });

  it('malformed events are skipped', async () => {
    const { streams, seen } = stage();
    await settle();
    streams[0]?.write(`nonsense\n{"Action":"die"}\n42\nnull\n${line('stop')}`);
    await settle();
    expect(seen.map(({ action }) => action)).toEqual(['stop']);
  });

  it('an event that never ends closes the connection instead of filling the memory', async () => {
    const { streams, states } = stage();
    await settle();
    for (let count = 0; count < 20; count += 1) streams[0]?.write('x'.repeat(16 * 1024));
    await settle();
    expect(states.at(-1)).toMatchObject({ kind: 'down', reason: 'engine: it sent an endless event' });
  });

  it('a lost event stream is retried forever with backoff, and the outage keeps its start time', async () => {
    const { clock, streams, control, states } = stage();
    await settle();
    const goneAt = clock.now();
    control.isReachable = false;
    streams[0]?.end();
    await settle();
    expect(states.at(-1)).toEqual({ kind: 'down', reason: 'engine: its events ended', since: goneAt });
    for (let tries = 0; tries < 30; tries += 1) {
      const before = control.negotiations;
      clock.advance(3_000);
      await settle();
      expect(control.negotiations).toBeGreaterThan(before);
    }
    expect(states.at(-1)).toEqual({ kind: 'down', reason: 'engine: gone', since: goneAt });
    control.isReachable = true;
    clock.advance(3_000);
    await settle();
    expect(states.at(-1)).toEqual({ kind: 'up' });
  });

  it('events are not requested without subscribers', async () => {
    const { clock, streams, control, unsubscribe, events } = stage();
    await settle();
    unsubscribe();
    await settle();
    expect(streams[0]?.destroyed).toBe(true);
    clock.advance(60_000);
    expect([control.negotiations, clock.pendingTimers]).toEqual([1, 0]);
    const stop = events.subscribe({});
    await settle();
    expect([control.negotiations, events.state.kind]).toEqual([2, 'up']);
    stop();
  });
});
