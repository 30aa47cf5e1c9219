// Check of the messages that a page sends on a terminal's port.
import { describe, expect, test, vi } from 'vitest';
import {
  listenTo,
  readFromTerminal,
  type TerminalPort,
} from '../../../../main/workspace/panes/terminalPort.ts';

const size = { cols: 80, rows: 24 };

test.each([
  { type: 'input', bytes: Uint8Array.of(1, 2) },
  { type: 'parsed', end: 7 },
  // A former shell's output has a negative end in place of an offset.
  { type: 'parsed', end: -1 },
  { type: 'trimmed', to: 7 },
  { type: 'resize', size },
  { type: 'title', title: 'vim' },
  { type: 'checkpoint', id: 1, text: 'screen', topMark: null, tail: Uint8Array.of(27), size },
  { type: 'checkpoint', id: 1, text: 'screen', topMark: 'skipped', tail: Uint8Array.of(27), size },
])('a valid message of type $type is accepted', (message) => {
  expect(readFromTerminal(message)).toEqual({ ok: true, message });
});

test.each([
  [null],
  ['input'],
  [{}],
  [{ type: 'reset' }],
  [{ type: 'input', bytes: 'text' }],
  [{ type: 'input', bytes: new Uint8Array(0) }],
  [{ type: 'input', bytes: new Uint8Array(64 * 1024 * 1024 + 1) }],
  [{ type: 'input', bytes: Uint8Array.of(1), more: 1 }],
  [{ type: 'parsed', end: 0.5 }],
  [{ type: 'parsed', end: Number.NaN }],
  [{ type: 'parsed', end: 2 ** 53 }],
  [{ type: 'trimmed', to: 0.5 }],
  [{ type: 'trimmed', to: -1 }],
  [{ type: 'resize', size: { cols: 0, rows: 24 } }],
  [{ type: 'resize', size: { cols: 80, rows: 1001 } }],
  [{ type: 'title', title: 7 }],
  [{ type: 'title', title: 'x'.repeat(65_537) }],
  [{ type: 'checkpoint', id: 1, text: 'screen', topMark: null, size }],
  [{ type: 'checkpoint', id: 1, text: 'screen', topMark: 'x'.repeat(1_025), tail: Uint8Array.of(27), size }],
  [{ type: 'checkpoint', id: 1, text: 'screen', topMark: null, tail: new Uint8Array(65_537), size }],
])('an invalid message is refused (%#)', (message) => {
  expect(readFromTerminal(message)).toMatchObject({ ok: false });
});

test.each([
  [{ type: 'scrolled', to: 7 }, 'a message of type “scrolled” is invalid at type'],
  [{ type: 'title', title: ['secret'] }, 'a message of type “title” is invalid at title'],
  [{ type: 'parsed', end: 1, more: 'secret' }, 'a message of type “parsed” is invalid at more'],
  ['secret', 'a message of type none is invalid at its root'],
])('the reason for a refusal names the type and the field, but no contents (%#)', (message, problem) => {
  expect(readFromTerminal(message)).toEqual({ ok: false, error: new Error(problem) });
});

describe('listening to a port', () => {
  function listening() {
    let send: (data: unknown) => void = () => undefined;
    let closePort: () => void = () => undefined;
    const port: TerminalPort = {
      post: () => undefined,
      listen: (onMessage, onClose) => {
        send = onMessage;
        closePort = onClose;
      },
      close: () => undefined,
    };
    const stream = {
      isShownOn: vi.fn<(port: TerminalPort) => boolean>(() => true),
      hide: vi.fn<() => void>(),
    };
    const events = {
      onMessage: vi.fn<(message: unknown) => void>(),
      onInvalid: vi.fn<(error: Error) => void>(),
    };
    listenTo(port, stream, events);
    return { send: (data: unknown) => send(data), close: () => closePort(), stream, ...events };
  }

  test('a message that the schema does not know is reported, and later messages are still delivered', () => {
    const { send, onMessage, onInvalid } = listening();
    send({ type: 'scrolled', to: 7 });
    send({ type: 'parsed', end: 7 });
    expect(onInvalid.mock.calls).toEqual([[new Error('a message of type “scrolled” is invalid at type')]]);
    expect(onMessage.mock.calls).toEqual([[{ type: 'parsed', end: 7 }]]);
  });

  test('a port that sends invalid messages forever is reported once', () => {
    const { send, onInvalid } = listening();
    for (let message = 0; message < 1_000; message += 1) send({ type: 'scrolled' });
    expect(onInvalid).toHaveBeenCalledTimes(1);
  });

  test('a port that no longer shows the terminal delivers nothing, and its close hides nothing', () => {
    const { send, close, stream, onMessage } = listening();
    close();
    expect(stream.hide).toHaveBeenCalledTimes(1);
    stream.isShownOn.mockReturnValue(false);
    send({ type: 'parsed', end: 7 });
    close();
    expect(onMessage).not.toHaveBeenCalled();
    expect(stream.hide).toHaveBeenCalledTimes(1);
  });
});
