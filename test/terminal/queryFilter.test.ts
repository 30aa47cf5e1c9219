// S11: a terminal that would reply receives all output except the queries, however the output is split.
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_BUFFERED_BYTES, QueryFilter } from '../../terminal/queryFilter.ts';
import { snapshotText } from '../../terminal/snapshotText.ts';
import { inputHandlerOf } from '../../server/screen/internals.ts';
import { recordings } from '../support/recordings.ts';
import { QUERIES } from '../server/screen/queries.ts';

const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

const ESC = '\u001b';
const CSI = `${ESC}[`;
const ST = `${ESC}\\`;

function passed(...chunks: readonly (string | Uint8Array)[]): string {
  const filter = new QueryFilter();
  return Buffer.concat(chunks.map((chunk) => Buffer.from(filter.push(Buffer.from(chunk))))).toString();
}

/** Output without queries. Terminals do not know some of it. */
const OTHER_OUTPUT = [
  'plain text, naïve, 漢字, 😀, ° and \u00a0',
  `${CSI}1;31mred${CSI}0m`,
  `${CSI}38:2::1:2:3m${CSI}4:3m`,
  `${CSI}?1049h${CSI}?2004h${CSI}?25l`,
  `${CSI}>4;2m${CSI}>4m${CSI}>4n`,
  `${CSI}>1u${CSI}<u${CSI}=5;1u${CSI}u`,
  `${CSI}2 q${CSI}!p${CSI}"q`,
  `${CSI}8;24;80t${CSI}22;0t${CSI}23t`,
  `${CSI}5S${CSI}X`,
  `${ESC}7${ESC}8${ESC}(0${ESC}(B${ESC}=${ESC}>${ESC}M`,
  `${ESC}]0;title? yes;?\u0007${ESC}]2;?${ST}`,
  `${ESC}]8;;https://example.org/?a=?${ST}link${ESC}]8;;${ST}`,
  `${ESC}]4;1;#102030${ST}${ESC}]11;rgb:00/11/22\u0007${ESC}]104${ST}`,
  `${ESC}]52;c;Pz8/${ST}`,
  `${ESC}]99;;? what${ST}`,
  `${ESC}]1337;File=inline=1:Pz8/\u0007`,
  `${ESC}]133;A${ST}`,
  `${ESC}P1;2q#0;2;0;0;0~~${ST}`,
  `${ESC}P=1s${ST}`,
  `${ESC}Xignored${ST}${ESC}^too${ST}${ESC}_tmux${ST}`,
  `a${CSI}1\n;2Hb`,
  '\u009b1m\u0085\u009d2;title\u009c',
];

const QUERY_SEQUENCES = [
  ...new Set(QUERIES.map(({ sequence }) => sequence)),
  `${CSI}0;0c`,
  `${CSI}00006n`,
  `${CSI}?1;1;0S`,
  `${CSI}?4m`,
  `${CSI}#S`,
  `${ESC}]21;foreground=?${ST}`,
  `${ESC}]22;?__current__${ST}`,
  `${ESC}]0011;?\u0007`,
  `${ESC}]52;c;?\u0007`,
  `${ESC}]99;i=1:p=?;${ST}`,
  `${ESC}]1337;ReportCellSize\u0007`,
  '\u009a',
].filter(
  (sequence) =>
    sequence !== '' &&
    // These are not pure queries: either echoed answers, or queries that also set something.
    !/\[\?1004|\[1;1R|\]4;1\u001b|\]7;|\]4;3;#|\]10;#/.test(sequence),
);

describe('query filter', () => {
  test.each(OTHER_OUTPUT)('S11: the filter passes %j unchanged', (text) => {
    expect(passed(text)).toBe(text);
  });

  test.each(QUERY_SEQUENCES)(
    'S11: the filter drops the query %j and passes the text around it',
    (sequence) => {
      expect(passed(`before${sequence}after`)).toBe('beforeafter');
    },
  );

  test('the filter passes control characters that are inside a query', () => {
    expect(passed(`a${CSI}6\r\nnb`)).toBe('a\r\nb');
  });

  test('the filter does not take a sequence after a malformed one for a query', () => {
    expect(passed(`${CSI}6${CSI}6nn`)).toBe('n');
    expect(passed(`${CSI}6\u0018n`)).toBe('\u0018n');
    expect(passed(`${ESC}]11;?\u0018${ESC}\u001b[c`)).toBe('\u0018');
  });

  test('the filter buffers endless and long commands within a limit, and passes on at once those that may be long', () => {
    const filter = new QueryFilter();
    const long = Buffer.alloc(MAX_BUFFERED_BYTES, 'A');
    expect(filter.push(Buffer.concat([Buffer.from(`${ESC}]4;1;`), long])).length).toBe(0);
    expect(Buffer.from(filter.push(Buffer.from('more;?\u0007x'))).toString()).toBe('x');
    expect(filter.push(Buffer.concat([Buffer.from(`${ESC}]52;c;`), long])).length).toBe(
      7 + MAX_BUFFERED_BYTES,
    );
    expect(Buffer.from(filter.push(Buffer.from('B\u0007x'))).toString()).toBe('B\u0007x');
  });

  test('the filter reports once that a program enabled focus reports', () => {
    const filter = new QueryFilter();
    filter.push(Buffer.from(`${CSI}?1000;1004`));
    expect(filter.takeFocusRequest()).toBe(false);
    filter.push(Buffer.from('h'));
    expect([filter.takeFocusRequest(), filter.takeFocusRequest()]).toEqual([true, false]);
  });
});

const piece = fc.oneof(
  fc.constantFrom(...OTHER_OUTPUT),
  fc.constantFrom(...QUERY_SEQUENCES),
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom(ESC, CSI, `${ESC}]`, `${ESC}P`, ST, '\u0007', '\u0018', ';', '?', '1', '\u009b', 'n', 'c'),
);
const stream = fc.array(piece, { maxLength: 30 }).map((pieces) => Buffer.from(pieces.join('')));

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

test('S11: the filter’s output does not depend on the chunks', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat(), { maxLength: 20 }), (bytes, places) => {
      expect(passed(...cut(bytes, places))).toBe(passed(bytes));
    }),
    { numRuns: 500 },
  );
});

test.each(recordings().map(({ name, output, size }) => [name, output, size] as const))(
  'S11: the recording of %s gives the same terminal without its queries',
  (_name, output, size) => {
    const [whole, filtered] = [output, new QueryFilter().push(output)].map((bytes) => {
      const terminal = new Terminal({ ...size, allowProposedApi: true, logLevel: 'off' });
      inputHandlerOf(terminal).parse(bytes);
      return snapshotText(terminal, { scrollbackLines: 5000, colors: '' });
    });
    expect(filtered).toBe(whole);
  },
);

test('S11: output between queries passes unchanged while the queries are dropped', () => {
  const mixed = fc.array(fc.tuple(fc.constantFrom(...OTHER_OUTPUT), fc.constantFrom('', ...QUERY_SEQUENCES)));
  fc.assert(
    fc.property(mixed, (pairs) => {
      expect(passed(pairs.flat().join(''))).toBe(pairs.map(([text]) => text).join(''));
    }),
  );
});

test('S11: a terminal that replies to all queries does not reply to anything that passed, whatever the input', () => {
  fc.assert(
    fc.property(stream, (bytes) => {
      const terminal = new Terminal({
        allowProposedApi: true,
        logLevel: 'off',
        windowOptions: { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true },
      });
      const replies: unknown[] = [];
      terminal.onData((data) => replies.push(data));
      const input = inputHandlerOf(terminal);
      input.onColor((requests) => replies.push(...requests.filter(({ type }) => type === 0)));
      input.onRequestWindowsOptionsReport((report) => replies.push(report));
      input.parse(new QueryFilter().push(bytes));
      expect(replies).toEqual([]);
      terminal.dispose();
    }),
    { numRuns: 500 },
  );
});
