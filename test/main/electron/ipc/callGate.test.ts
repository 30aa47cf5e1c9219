import { beforeEach, expect, test, vi } from 'vitest';
import {
  answerCall,
  type GateOptions,
  type Handlers,
  type Sender,
} from '../../../../main/electron/ipc/callGate.ts';
import { calls, type CallName } from '../../../../preload/contract.ts';
import { PROFILE } from '../../../fakes/terminalProfile.ts';

const OURS: Sender = { isMainFrame: true, url: 'app://holdfast/index.html' };
const PLACE = { server: 's', target: { kind: 'local' }, options: {} };
const SPOT = { server: 's', target: { kind: 'local' } };
const SESSION = `host.${'1'.repeat(32)}`;
const SERVER = { name: 'team', url: 'wss://team', token: 't' };

/** Valid and invalid arguments of every call. */
const ARGUMENTS: {
  readonly [N in CallName]: { readonly good: unknown[]; readonly bad: readonly unknown[] };
} = {
  view: { good: [], bad: [[1], 'x', undefined] },
  beep: { good: [], bad: [[1]] },
  assistive: { good: [], bad: [[true]] },
  newTab: {
    good: [PLACE],
    bad: [
      [],
      [{}],
      [{ ...PLACE, more: 1 }],
      [{ ...PLACE, target: { kind: 'host' } }],
      [{ ...PLACE, options: { user: 7 } }],
    ],
  },
  setFavorite: {
    good: [SPOT, true],
    bad: [[SPOT], [{ ...SPOT, options: {} }, true], [SPOT, 1], [{ server: 's' }, true]],
  },
  rememberOptions: {
    good: [SPOT, { user: 'me', command: ['sh'] }],
    bad: [[SPOT], [SPOT, { shellIntegration: false }], [SPOT, { command: [] }], [SPOT, { user: 7 }]],
  },
  acceptOffer: { good: ['notice-1'], bad: [[], [7], ['x'.repeat(129)]] },
  closeTab: { good: ['t'], bad: [[], [7], [''], ['x'.repeat(129)], ['t', 't']] },
  endSession: { good: ['t'], bad: [[], [null]] },
  resetTerminal: { good: ['t'], bad: [[], [null]] },
  activatePane: { good: ['t'], bad: [[], [{}]] },
  searchOtherWindow: {
    good: ['t', { text: 'x', caseSensitive: true, wholeWord: false, regex: false }],
    bad: [
      ['t'],
      ['t', { text: 'x' }],
      ['t', { text: 7, caseSensitive: true, wholeWord: false, regex: false }],
    ],
  },
  reportMatches: {
    good: [1, { matches: [{ line: 'a', begin: 0, end: 1 }], isMore: false }],
    bad: [
      [1],
      ['1', null],
      [1, { matches: [{ line: 'a'.repeat(1_001), begin: 0, end: 1 }], isMore: false }],
      [1, { matches: Array.from({ length: 101 }, () => ({ line: 'a', begin: 0, end: 1 })), isMore: true }],
    ],
  },
  goToMatch: { good: ['t', 0], bad: [['t'], ['t', -1], ['t', 1.5]] },
  newWindow: { good: [], bad: [['t']] },
  nextWindow: { good: [], bad: [[1]] },
  moveTabToWindow: { good: ['t', 'w'], bad: [['t'], ['t', 1], ['t', 'w', 0]] },
  moveTabToNextWindow: { good: ['t'], bad: [[], [null]] },
  moveTabToNewWindow: {
    good: ['t', { x: -200, y: 40.5 }],
    bad: [['t'], ['t', { x: 1 }], ['t', { x: 1, y: Number.NaN }], ['t', { x: 1e9, y: 0 }]],
  },
  joinTab: {
    good: ['t', 'u', 'left'],
    bad: [
      ['t', 'u'],
      ['t', 'u', 'top'],
      ['t', 'left'],
    ],
  },
  connectionHistory: { good: ['s'], bad: [[], [7]] },
  openSettingsFile: { good: [], bad: [['/etc/passwd'], 'x'] },
  readColors: { good: [], bad: [['/etc/passwd'], [1]] },
  splitPane: { good: ['t', 'down'], bad: [['t'], ['t', 'below'], [7, 'down']] },
  closePane: { good: ['t'], bad: [[], ['']] },
  zoomPane: { good: ['t', true], bad: [['t'], ['t', 1]] },
  movePane: { good: ['t', 'up'], bad: [['t'], ['t', 'above']] },
  separatePane: { good: ['t'], bad: [[], [null]] },
  equalizePanes: { good: ['t'], bad: [[], ['t', 't']] },
  resizePanes: {
    good: ['t', { path: [0, 1], index: 0 }, 0.5],
    bad: [
      ['t', { path: [0], index: 0 }, 2],
      ['t', { path: [0], index: 0 }, Number.NaN],
      ['t', { path: [-1], index: 0 }, 0.5],
      ['t', { path: Array(33).fill(0), index: 0 }, 0.5],
      ['t', { path: [], index: 0.5 }, 0.5],
    ],
  },
  moveTab: { good: ['t', 0], bad: [['t'], ['t', -1], ['t', 0.5], ['t', '0']] },
  renameTab: { good: ['t', ''], bad: [['t'], ['t', 'x'.repeat(201)], ['t', 7]] },
  startAgain: { good: ['t'], bad: [[], [[]]] },
  openTerminal: {
    good: ['t', PROFILE],
    bad: [['t'], ['t', {}], ['t', { ...PROFILE, foreground: 'red' }], ['t', { ...PROFILE, cellWidth: 0 }]],
  },
  changeTerminalProfile: { good: [PROFILE], bad: [[], [{ ...PROFILE, palette: ['#000000'] }]] },
  saveOutput: { good: ['t', 'raw'], bad: [['t'], ['t', 'pdf'], [7, 'raw']] },
  cancelSave: { good: ['t'], bad: [[], [1]] },
  listDetached: { good: ['s'], bad: [[], [1]] },
  openDetached: { good: ['s', SESSION], bad: [['s'], ['s', 'x'], ['s', 7]] },
  keepDetached: { good: ['s', SESSION], bad: [['s'], [SESSION]] },
  endDetached: { good: ['s', SESSION], bad: [['s'], ['s', `${SESSION}0`]] },
  loadPast: { good: ['t'], bad: [[], [1]] },
  painted: { good: [], bad: [[1]] },
  cancelLoad: { good: ['t'], bad: [[], [1]] },
  dismissSkipped: { good: ['t'], bad: [[], [1]] },
  sendPendingInput: { good: ['t'], bad: [[], [1]] },
  discardPendingInput: { good: ['t'], bad: [[], [1]] },
  reconnectNow: { good: ['s'], bad: [[], [1]] },
  cutLink: { good: ['s', true], bad: [['s'], [true], ['s', 1]] },
  showIntroduction: { good: [false], bad: [[], [null]] },
  addServer: {
    good: [SERVER],
    bad: [[], [{ ...SERVER, name: ' ' }], [{ ...SERVER, token: 'x'.repeat(4097) }], [{ name: 'x' }]],
  },
  editServer: { good: ['s', SERVER], bad: [[SERVER], ['s'], ['s', { ...SERVER, id: 's' }]] },
  removeServer: { good: ['s'], bad: [[], [1]] },
  testServer: {
    good: [{ server: null, url: 'u', token: '' }],
    bad: [[], [{ url: 'u', token: '' }], [{ server: 7, url: 'u', token: '' }]],
  },
  changeSettings: {
    good: [{ fontSize: 12 }],
    bad: [[], [{ fontSize: 5 }], [{ scrollbackLines: 1_000_001 }], [{ color: 'red' }]],
  },
  dismissAway: { good: [], bad: [['x']] },
  dismissNotice: { good: ['n'], bad: [[], [1]] },
  recentChoices: { good: [], bad: [['x']] },
  noteChoice: { good: ['action find'], bad: [[], [''], [7], ['x'.repeat(1001)]] },
  readClipboard: { good: [], bad: [['x']] },
  editField: { good: ['paste'], bad: [[], ['delete']] },
  windowAction: { good: ['quit'], bad: [[], ['minimize']] },
  writeClipboard: { good: ['text'], bad: [[], [7]] },
  networkChanged: { good: [true], bad: [[], ['yes']] },
  tabMenu: { good: [], bad: [['t']] },
  contextMenu: {
    good: [{ hasSelection: true, hyperlink: null }],
    bad: [
      [],
      [{}],
      [{ hasSelection: 1, hyperlink: null }],
      [{ hasSelection: true, hyperlink: 'x'.repeat(8_001) }],
    ],
  },
  writeStyledClipboard: {
    good: [{ text: 'a', html: '<pre>a</pre>' }],
    bad: [[], ['a', 'b'], [{ text: 'a' }], [{ text: 'a', html: 1 }]],
  },
  openHyperlink: {
    good: ['https://example.com/'],
    bad: [[], ['file:///etc/passwd'], ['javascript:alert(1)'], ['https://a@b.test/'], ['https://a.test/ b']],
  },
};
const NAMES = Object.keys(calls) as CallName[];

let handled: { readonly name: string; readonly args: unknown[] }[];
let gate: GateOptions & { readonly handlers: Handlers };
const onBug = vi.fn<GateOptions['onBug']>();

beforeEach(() => {
  handled = [];
  onBug.mockReset();
  const handlers = Object.fromEntries(
    NAMES.map((name) => [name, (...args: unknown[]) => void handled.push({ name, args })]),
  ) as unknown as Handlers;
  gate = { handlers, origin: 'app://holdfast/', onBug };
});

test.each(NAMES)('%s runs with checked arguments', async (name) => {
  await answerCall(gate, OURS, name, ARGUMENTS[name].good);
  expect(handled).toEqual([{ name, args: ARGUMENTS[name].good }]);
});

test.each(NAMES)(
  '%s with invalid arguments is refused with a short reason, and its handler does not run',
  async (name) => {
    for (const bad of ARGUMENTS[name].bad) {
      const refused = await answerCall(gate, OURS, name, bad).catch((error: unknown) => error as Error);
      expect((refused as Error).message).toMatch(new RegExp(`^${name}: argument .{1,280}$`));
    }
    expect(handled).toEqual([]);
  },
);

test.each([
  ['a frame inside the page', { isMainFrame: false }],
  ['another address in the window', { url: 'https://evil.example/' }],
  ['an address similar to the page’s', { url: 'app://holdfast.evil.example/' }],
  ['a file', { url: 'file:///index.html' }],
  ['a frame that is gone', { url: '' }],
])('no call is accepted from %s', async (_who, foreign) => {
  for (const name of NAMES) {
    await expect(answerCall(gate, { ...OURS, ...foreign }, name, ARGUMENTS[name].good)).rejects.toThrow(
      'only windows of the app may send calls',
    );
  }
  expect(handled).toEqual([]);
});

test('no call is accepted from a window that is not the app’s', async () => {
  for (const name of NAMES) {
    await expect(answerCall({ ...gate, handlers: null }, OURS, name, ARGUMENTS[name].good)).rejects.toThrow(
      'only windows of the app may send calls',
    );
  }
  expect(handled).toEqual([]);
});

test.each([['toString'], ['__proto__'], ['constructor'], ['quit'], [7], [null], [undefined]])(
  'there is no call %s',
  async (name) => {
    await expect(answerCall(gate, OURS, name, [])).rejects.toThrow('no such call');
  },
);

test('a handler gets arguments that the contract has trimmed', async () => {
  await answerCall(gate, OURS, 'addServer', [{ name: ' team ', url: ' wss://team ', token: ' t ' }]);
  expect(handled[0]?.args).toEqual([SERVER]);
});

test('a change of settings adds no defaults for other settings', async () => {
  await answerCall(gate, OURS, 'changeSettings', [{ fontSize: 12 }]);
  expect(handled[0]?.args).toEqual([{ fontSize: 12 }]);
});

test('an error in a handler is logged, and the page gets no details of it', async () => {
  const bug = new Error('secret internals');
  const handlers: Handlers = { ...gate.handlers, view: () => Promise.reject(bug) };
  await expect(answerCall({ ...gate, handlers }, OURS, 'view', [])).rejects.toThrow(
    "view failed; see the app's log",
  );
  expect(onBug).toHaveBeenCalledExactlyOnceWith('view', bug);
});
