// What programs may put on the clipboard: by permission, and by one device alone.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import {
  clipboardDecision,
  clipboardQuestion,
  withAsk,
  withoutAsk,
} from '../../../../renderer/state/clipboard/clipboardAsk.ts';
import {
  listenToRequests,
  MAX_REQUEST_CHARS,
  requestedText,
} from '../../../../renderer/terminal/clipboard/clipboardRequest.ts';
import { bytesOf, createStage } from '../../headless.ts';
import { appView, paneView } from '../../views.ts';

const encoded = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

describe('a request', () => {
  test.each(['c', 's', '', 'pc', 'c0'])('for %j is one for the clipboard', (kinds) => {
    expect(requestedText(`${kinds};${encoded('grüße 😀\n')}`)).toBe('grüße 😀\n');
  });

  test.each([
    ['what is there', 'c;?'],
    ['to empty it', 'c;'],
    ['to empty it in other words', 'c;!'],
    ['for the selection of X11', `p;${encoded('x')}`],
    ['for a buffer of its own', `7;${encoded('x')}`],
    ['with no base64', 'c;abc'],
    ['with no text', `c;${Buffer.from([0xff, 0xfe]).toString('base64')}`],
    ['without a kind', encoded('x')],
    ['with more than a kind', `c;c;${encoded('x')}`],
  ])('that asks %s is none', (_what, data) => {
    expect(requestedText(data)).toBeNull();
  });

  test('has a longest text', () => {
    const longest = 'x'.repeat(MAX_REQUEST_CHARS);
    expect(requestedText(`c;${encoded(longest)}`)?.length).toBe(MAX_REQUEST_CHARS);
    expect(requestedText(`c;${encoded(`${longest}x`)}`)).toBeNull();
  });
});

test('what is replayed asks for nothing, and what is printed after it does', async () => {
  const stage = createStage();
  const { terminal, receiver, events } = stage;
  const asked: string[] = [];
  const isLive = (): boolean => events.lastIndexOf('live') > events.lastIndexOf('reset');
  listenToRequests(terminal.parser, isLive, (text) => asked.push(text));
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
  expect(asked).toEqual(['now', 'later']);
});

test.each(['ask', 'allow', 'deny'] as const)('the setting says what becomes of it: %s', (clipboardWrite) => {
  const view = appView({ panes: [paneView({ id: 'a' })] });
  expect(clipboardDecision({ ...view, settings: { ...view.settings, clipboardWrite } }, 'a')).toBe(
    clipboardWrite,
  );
});

test("it is nobody's business in a tab that is gone, and another device's where that sets the size", () => {
  const view = appView({ panes: [paneView({ id: 'a', foreignSize: { cols: 80, rows: 24 } })] });
  const allowing = { ...view, settings: { ...view.settings, clipboardWrite: 'allow' as const } };
  expect([clipboardDecision(allowing, 'a'), clipboardDecision(allowing, 'b')]).toEqual(['deny', 'deny']);
});

test('each pane has one question, its latest', () => {
  const asks = withAsk(withAsk(withAsk([], 'a', 'one'), 'b', 'two'), 'a', 'three');
  expect(asks).toEqual([
    { pane: 'b', text: 'two', number: 1 },
    { pane: 'a', text: 'three', number: 2 },
  ]);
  expect(withoutAsk(asks, 'a')).toEqual([{ pane: 'b', text: 'two', number: 1 }]);
});

test('the question says where from, how much, and how it begins, with nothing that acts', () => {
  expect(clipboardQuestion(ENGLISH, 'vim', { text: 'x' })).toBe(
    'A program in “vim” wants to copy 1 character to the clipboard: “x”',
  );
  const text = `rm -rf\n\t~\u001b[31m\u202e${'y'.repeat(2_000)}`;
  expect(clipboardQuestion(ENGLISH, 'vim', { text })).toBe(
    `A program in “vim” wants to copy 2,015 characters to the clipboard: “rm -rf ~�[31m�${'y'.repeat(45)}…”`,
  );
});
