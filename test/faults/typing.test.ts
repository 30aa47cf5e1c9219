// Input over an unreliable network: 20,000 typed characters, with 30 cuts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { SERVER_NAME } from '../support/app/appStage.ts';
import { serverAppTest as test } from '../support/appTest.ts';
import { ALL_CUTS, CUT_COUNT, cutAtRandom } from '../support/network/cuts.ts';
import { between, doneWord, expectSameText, shownBetween } from '../support/app/exactText.ts';
import { seededRandom } from '../support/seededRandom.ts';

const TYPED_CHARACTERS = 20_000;
const LIMIT_MS = 420_000;
/** Amount of data that proves a connection to be in use, bytes. The reply to an attach is smaller. */
const ECHOED_BYTES = 2 * 1024;

test(
  `R10: ${TYPED_CHARACTERS} typed characters arrive once and in order through ${CUT_COUNT} cuts`,
  { timeout: LIMIT_MS },
  async ({ app, stage }) => {
    const random = seededRandom('cuts while typing');
    const copy = join(stage.folder, 'typed');
    await app.newTabOn(SERVER_NAME, /^Shell on /);
    await app.waitForLink('Connected');
    // The tty's echo is switched off, because it would mix with the output of cat.
    await app.type(`stty -echo; ${between('cat', `cat | tee ${copy}`)}`);
    await app.waitForText('cat-begins', 20_000);
    const cutsMade = new AbortController();
    const cutting = cutAtRandom(stage.proxy, random, ECHOED_BYTES).finally(() => cutsMade.abort());
    let typed = '';
    // Typing continues until the last cut, and until enough characters are typed.
    for (let line = 0; !cutsMade.signal.aborted || typed.length < TYPED_CHARACTERS; line += 1) {
      const text = `typed${String(line).padStart(5, '0')}\n`;
      await app.type(text);
      typed += text;
    }
    expect(await cutting).toEqual(ALL_CUTS);
    await app.page.keyboard.press('Control+d');
    await app.waitForText(doneWord('cat'), LIMIT_MS);
    expectSameText(readFileSync(copy, 'utf8'), typed);
    expectSameText(shownBetween('cat', await app.history()), typed);
  },
);
