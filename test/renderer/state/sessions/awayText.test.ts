// Texts of the panel "While you were away".
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import type { AwayItem } from '../../../../shared/view/away.ts';
import { awayLine, outputWords } from '../../../../renderer/state/sessions/awayText.ts';

const AT = 1_700_000_000_000;
const head = { id: '1', pane: 't', at: AT };
const command = {
  ...head,
  kind: 'command',
  line: 'make',
  exitCode: 0,
  durationMs: 125_000,
  from: 0,
} as const;
const ended = { ...head, kind: 'ended', end: { kind: 'exited', exitCode: 3 }, replaced: false } as const;

const LINES: readonly [string, AwayItem, object][] = [
  ['a success', command, { mark: 'ok', what: 'make', detail: 'succeeded after 2 min' }],
  ['a failure', { ...command, exitCode: 2 }, { mark: 'bad', detail: 'exit code 2 after 2 min' }],
  [
    'a command with unknown line and exit code',
    { ...command, line: null, exitCode: null },
    { mark: 'info', what: 'A command', detail: 'finished after 2 min' },
  ],
  ['one bell', { ...head, kind: 'bell', count: 1 }, { mark: 'info', what: 'The bell rang', detail: '' }],
  ['several bells', { ...head, kind: 'bell', count: 3 }, { detail: '3 times' }],
  ['an ended session', ended, { mark: 'bad', what: 'The session ended', detail: 'Exit code 3.' }],
  [
    'a replaced container',
    { ...ended, replaced: true },
    { mark: 'info', what: 'The container was replaced' },
  ],
];

test.each(LINES)('the event %s has a line in the panel', (_what, item, line) => {
  expect(awayLine(ENGLISH, item)).toMatchObject({ ...line, when: ENGLISH.away.time(AT) });
});

test('the panel has the start and end of the absence, and the amount of output by pane', () => {
  const view = { since: AT, until: AT + 3_600_000, items: [], output: [{ pane: 'a', bytes: 2_000_000 }] };
  expect(ENGLISH.away.span(view.since, view.until)).toBe(
    `${ENGLISH.away.time(AT)} – ${ENGLISH.away.time(AT + 3_600_000)}`,
  );
  expect(outputWords(ENGLISH, view, (pane) => `tab ${pane}`)).toMatch(/^tab a (1\.9|2\.0|2) M/);
  expect(outputWords(ENGLISH, { ...view, output: [] }, String)).toBe('');
});
