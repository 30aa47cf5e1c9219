// The tty has the size of the device that typed last. Each case has the actions of two devices and the expected sizes.
import { expect, test } from 'vitest';
import type { Size } from '../../../protocol/messages/common.ts';
import { id32, type TestClient } from '../testClient.ts';
import { settled, Stage } from '../stage.ts';

const A: Size = { cols: 80, rows: 24 };
const B: Size = { cols: 40, rows: 10 };
const C: Size = { cols: 120, rows: 30 };
const D: Size = { cols: 132, rows: 50 };

type Act =
  | { readonly who: 'a' | 'b'; readonly does: 'types' | 'detaches' | 'loses its connection' }
  | { readonly who: 'a' | 'b'; readonly does: 'resizes'; readonly to: Size };

const types = (who: 'a' | 'b'): Act => ({ who, does: 'types' });
const resizes = (who: 'a' | 'b', to: Size): Act => ({ who, does: 'resizes', to });
const detaches = (who: 'a' | 'b'): Act => ({ who, does: 'detaches' });
const isCut = (who: 'a' | 'b'): Act => ({ who, does: 'loses its connection' });

/**
 * Expected sizes for the shell and each device. Before the actions, `a` opened the session at size A and `b` attached at size
 * B.
 */
type Row = {
  readonly name: string;
  readonly acts: readonly Act[];
  readonly shell: readonly Size[];
  readonly a: readonly Size[];
  readonly b: readonly Size[];
};

const TABLE: readonly Row[] = [
  { name: 'the newest attachment sets the size while nobody types', acts: [], shell: [B], a: [B], b: [] },
  { name: 'a resize of the older device waits', acts: [resizes('a', C)], shell: [B], a: [B], b: [] },
  {
    name: 'a resize of the newest device applies',
    acts: [resizes('b', C)],
    shell: [B, C],
    a: [B, C],
    b: [C],
  },
  { name: 'the older device sets its size by typing', acts: [types('a')], shell: [B, A], a: [B, A], b: [A] },
  { name: 'typing on the newest device changes nothing', acts: [types('b')], shell: [B], a: [B], b: [] },
  {
    name: 'a size that waits applies once its device types',
    acts: [resizes('a', C), types('a')],
    shell: [B, C],
    a: [B, C],
    b: [C],
  },
  {
    name: 'a resize waits while another device typed last',
    acts: [types('a'), resizes('b', D), types('b')],
    shell: [B, A, D],
    a: [B, A, D],
    b: [A, D],
  },
  {
    name: 'the size changes with each device that types in turn',
    acts: [types('a'), types('b'), types('a')],
    shell: [B, A, B, A],
    a: [B, A, B, A],
    b: [A, B, A],
  },
  {
    name: 'typing twice sets the size once',
    acts: [types('a'), types('a')],
    shell: [B, A],
    a: [B, A],
    b: [A],
  },
  {
    name: 'the size changes when the device that typed last detaches',
    acts: [types('a'), detaches('a')],
    shell: [B, A, B],
    a: [B, A],
    b: [A, B],
  },
  {
    name: 'the size changes when the device that typed last loses its connection',
    acts: [types('a'), isCut('a')],
    shell: [B, A, B],
    a: [B, A],
    b: [A, B],
  },
  {
    name: 'the size changes when the newest device detaches',
    acts: [detaches('b')],
    shell: [B, A],
    a: [B, A],
    b: [],
  },
  {
    name: 'the size stays when a device with another size detaches',
    acts: [types('a'), detaches('b')],
    shell: [B, A],
    a: [B, A],
    b: [A],
  },
  {
    name: 'the size stays when no device is left',
    acts: [types('a'), detaches('b'), detaches('a')],
    shell: [B, A],
    a: [B, A],
    b: [A],
  },
];

function act(client: TestClient, one: Act, typed: number): void {
  if (one.does === 'types') client.type(1, typed, 'x');
  else if (one.does === 'resizes') client.send({ type: 'resize', channel: 1, size: one.to });
  else if (one.does === 'detaches') client.send({ type: 'detach', channel: 1 });
  else client.pair.cut();
}

async function twoDevices() {
  const stage = new Stage();
  const { client: a, shell, id } = await stage.session();
  const b = stage.connect('ann', { device: id32('d2') });
  b.attach(1, id, { size: B, input: { epoch: 'b'.repeat(32), start: 0 } });
  return { clients: { a, b }, shell };
}

test.each(TABLE)('S8: $name', async ({ acts, name: _name, ...wanted }) => {
  const { clients, shell } = await twoDevices();
  const typed = { a: 0, b: 0 };
  for (const one of acts) {
    act(clients[one.who], one, typed[one.who]);
    if (one.does === 'types') typed[one.who] += 1;
    await settled();
  }
  const sentSizes = (client: TestClient): Size[] => client.all('sized').map(({ size }) => size);
  expect({ shell: shell.sizes, a: sentSizes(clients.a), b: sentSizes(clients.b) }).toEqual(wanted);
  expect(shell.inputText).toBe('x'.repeat(typed.a + typed.b));
});

test('S8: the tty is resized before the shell receives the input that caused it', async () => {
  const { clients, shell } = await twoDevices();
  const taken: string[] = [];
  const events = shell as { -readonly [K in 'resize' | 'write']: (typeof shell)[K] };
  const { resize, write } = shell;
  events.resize = (size) => {
    taken.push(`${size.cols}×${size.rows}`);
    resize(size);
  };
  events.write = (bytes, origin) => {
    taken.push(Buffer.from(bytes).toString());
    return write(bytes, origin);
  };
  clients.a.type(1, 0, 'keys of a');
  await settled();
  clients.b.type(1, 0, 'keys of b');
  await settled();
  expect(taken).toEqual(['80×24', 'keys of a', '40×10', 'keys of b']);
});
