// Programs' requests to write the clipboard: their parsing, the permission, and the question to the user.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import {
  clipboardDecision,
  clipboardQuestion,
  withRequest,
  withoutRequest,
} from '../../../../renderer/state/clipboard/clipboardPermission.ts';
import {
  listenToClipboardRequests,
  MAX_REQUEST_CHARS,
  requestedText,
} from '../../../../renderer/terminal/clipboard/clipboardRequest.ts';
import { bytesOf, createStage } from '../../headless.ts';
import { appView, paneView } from '../../views.ts';

const encoded = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

describe('an OSC 52 sequence', () => {
  test.each(['c', 's', '', 'pc', 'c0'])(
    'an OSC 52 sequence with the selection %j is a request to write the clipboard',
    (kinds) => {
      expect(requestedText(`${kinds};${encoded('grüße 😀\n')}`)).toBe('grüße 😀\n');
    },
  );

  test.each([
    ['reads the clipboard', 'c;?'],
    ['clears the clipboard', 'c;'],
    ['clears the clipboard by invalid base64', 'c;!'],
    ['writes the primary selection of X11', `p;${encoded('x')}`],
    ['writes a cut buffer', `7;${encoded('x')}`],
    ['has a truncated text', 'c;abc'],
    ['has a text that is no UTF-8', `c;${Buffer.from([0xff, 0xfe]).toString('base64')}`],
    ['names no selection', encoded('x')],
    ['has a further field', `c;c;${encoded('x')}`],
  ])('an OSC 52 sequence that %s is ignored', (_what, data) => {
    expect(requestedText(data)).toBeNull();
  });

  test('an OSC 52 sequence is ignored when its text is longer than the limit', () => {
    const longest = 'x'.repeat(MAX_REQUEST_CHARS);
    expect(requestedText(`c;${encoded(longest)}`)?.length).toBe(MAX_REQUEST_CHARS);
    expect(requestedText(`c;${encoded(`${longest}x`)}`)).toBeNull();
  });
});

test('a request in replayed output is ignored, and one in new output is reported', async () => {
  const stage = createStage();
  const { terminal, receiver, events } = stage;
  const requested: string[] = [];
  const isLive = (): boolean => events.lastIndexOf('live') > events.lastIndexOf('reset');
  listenToClipboardRequests(terminal.parser, isLive, (text) => requested.push(text));
  const print = (text: string, end: number): void =>
    receiver.receive({ type: 'output', bytes: bytesOf(`\u001b]52;c;${encoded(text)}\u0007`), end });
  const replay = (): void => receiver.receive({ type: 'reset', keepAll: false, keepView: false });
  replay();
  print('saved', 1);
  receiver.receive({ type: 'live' });
  print('now', 2);
  await stage.settled();
  replay();
  print('saved', 1);
  print('now', 2);
  receiver.receive({ type: 'live' });
  print('later', 3);
  await stage.settled();
  expect(requested).toEqual(['now', 'later']);
});

test.each(['ask', 'allow', 'deny'] as const)('the setting %s decides on a request', (clipboardWrite) => {
  const view = appView({ panes: [paneView({ id: 'a' })] });
  expect(clipboardDecision({ ...view, settings: { ...view.settings, clipboardWrite } }, 'a')).toBe(
    clipboardWrite,
  );
});

test('a request is denied for a closed pane, and while another device sets the size', () => {
  const view = appView({ panes: [paneView({ id: 'a', foreignSize: { cols: 80, rows: 24 } })] });
  const allowing = { ...view, settings: { ...view.settings, clipboardWrite: 'allow' as const } };
  expect([clipboardDecision(allowing, 'a'), clipboardDecision(allowing, 'b')]).toEqual(['deny', 'deny']);
});

test('only the latest request of a pane is kept', () => {
  const requests = withRequest(withRequest(withRequest([], 'a', 'one'), 'b', 'two'), 'a', 'three');
  expect(requests).toEqual([
    { pane: 'b', text: 'two', number: 1 },
    { pane: 'a', text: 'three', number: 2 },
  ]);
  expect(withoutRequest(requests, 'a')).toEqual([{ pane: 'b', text: 'two', number: 1 }]);
});

test('the question has the title, the length and a preview without control characters', () => {
  expect(clipboardQuestion(ENGLISH, 'vim', { text: 'x' })).toBe(
    'A program in “vim” wants to copy 1 character to the clipboard: “x”',
  );
  const text = `rm -rf\n\t~\u001b[31m\u202e${'y'.repeat(2_000)}`;
  expect(clipboardQuestion(ENGLISH, 'vim', { text })).toBe(
    `A program in “vim” wants to copy 2,015 characters to the clipboard: “rm -rf ~�[31m�${'y'.repeat(45)}…”`,
  );
});
