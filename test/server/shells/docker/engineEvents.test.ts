// Event stream of an engine through outages, on a manual clock.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  EngineEvents,
  type ContainerEvent,
  type EngineState,
} from '../../../../server/shells/docker/engineEvents.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';

type Control = {
  isReachable: boolean;
  negotiations: number;
  /** Answer to the request for events. */
  refusal: Error | undefined;
  /** Delays the answer to the request for events. */
  opens: Promise<void>;
  containers: Map<string, { state: string; name: string }>;
};

/** An engine that the test makes reachable or not. */
function stage(prepare: (control: Control) => void = () => undefined) {
  const clock = new ManualClock(Date.parse('2030-01-01T00:00:00Z'));
  const streams: PassThrough[] = [];
  const control: Control = {
    isReachable: true,
    negotiations: 0,
    refusal: undefined,
    opens: Promise.resolve(),
    containers: new Map([['c1', { state: 'running', name: 'web' }]]),
  };
  prepare(control);
  const events = new EngineEvents(
    {
      negotiate: () => {
        control.negotiations += 1;
        return control.isReachable ? Promise.resolve() : Promise.reject(new Error('gone'));
      },
      open: async () => {
        if (control.refusal !== undefined) throw control.refusal;
        await control.opens;
        streams.push(new PassThrough());
        return streams.at(-1) as PassThrough;
      },
      list: () =>
        control.isReachable
          ? Promise.resolve(new Map(control.containers))
          : Promise.reject(new Error('gone')),
      isRefusal: (error) => error === control.refusal,
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

  it.each([
    ['are forbidden', (c: Control) => void (c.refusal = new Error('403'))],
    ['end at once', () => undefined],
  ])('that %s are replaced by regular lists', async (_what, forbid) => {
    const { clock, streams, control, events, states, seen, unsubscribe } = stage(forbid);
    await settle();
    streams[0]?.end();
    await settle();
    expect(events.state).toEqual({ kind: 'up' });
    const changes: [string, Map<string, { state: string; name: string }>][] = [
      ['pause', new Map([['c1', { state: 'paused', name: 'web' }]])],
      ['unpause', new Map([['c1', { state: 'running', name: 'web' }]])],
      ['die', new Map([['c1', { state: 'exited', name: 'web' }]])],
      ['start', new Map([['c1', { state: 'running', name: 'web' }]])],
      ['rename', new Map([['c1', { state: 'running', name: 'app' }]])],
      ['destroy', new Map()],
      ['create', new Map([['c2', { state: 'running', name: 'new' }]])],
    ];
    for (const [action, containers] of changes) {
      control.containers = containers;
      clock.advance(2_000);
      await settle();
      expect(seen.at(-1)?.action).toBe(action);
    }
    expect(seen).toHaveLength(changes.length);
    control.isReachable = false;
    clock.advance(2_000);
    await settle();
    expect(states.at(-1)).toMatchObject({ kind: 'down', reason: 'engine: gone' });
    unsubscribe();
    expect(clock.pendingTimers).toBe(0);
  });

  it('that end while the engine answers, as through a proxy with a timeout, go on without an outage', async () => {
    const { clock, streams, events, states, seen } = stage();
    let gaps = 0;
    events.subscribe({ onGap: () => (gaps += 1) });
    await settle();
    for (let cut = 1; cut <= 3; cut += 1) {
      clock.advance(600_000);
      streams.at(-1)?.destroy(new Error('aborted'));
      await settle();
      streams.at(-1)?.write(line('start', `c${cut}`));
      await settle();
      expect([gaps, seen.at(-1)?.containerId]).toEqual([cut, `c${cut}`]);
    }
    expect(states).toEqual([{ kind: 'up' }]);
  });

  it('that are answered with the first of them, as by Podman, do not delay the engine', async () => {
    let open = (): void => undefined;
    const { clock, streams, control, events, seen } = stage((c) => {
      c.opens = new Promise((resolve) => (open = resolve));
    });
    let gaps = 0;
    events.subscribe({ onGap: () => (gaps += 1) });
    await settle();
    clock.advance(500);
    await settle();
    expect(events.state).toEqual({ kind: 'up' });
    control.containers = new Map([['c1', { state: 'paused', name: 'web' }]]);
    clock.advance(2_000);
    await settle();
    expect(seen.map(({ action }) => action)).toEqual(['pause']);
    open();
    await settle();
    streams[0]?.write(line('unpause'));
    await settle();
    expect([gaps, clock.pendingTimers, seen.at(-1)?.action]).toEqual([1, 0, 'unpause']);
  });

  it('of an engine with other words have Docker’s', async () => {
    const { streams, seen } = stage();
    await settle();
    streams[0]?.write(line('died') + line('remove'));
    await settle();
    expect(seen.map(({ action }) => action)).toEqual(['die', 'destroy']);
  });

  it('are not received without subscribers', async () => {
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
