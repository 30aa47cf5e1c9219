// Output over an unreliable network: 200,000 lines in each of two tabs, with 30 cuts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { SERVER_NAME } from '../support/app/appStage.ts';
import { serverAppTest as test } from '../support/appTest.ts';
import { ALL_CUTS, CUT_COUNT, cutAtRandom } from '../support/network/cuts.ts';
import { between, doneWord, expectSameText, shownBetween } from '../support/app/exactText.ts';
import { seededRandom } from '../support/seededRandom.ts';

const LINES = 200_000;
const LIMIT_MS = 420_000;
const MAX_SILENCE_MS = 500;
/** Amount of data that proves a connection to be in use, bytes. The reply to an attach is smaller. */
const PRINTED_BYTES = 16 * 1024;

/**
 * Returns a command that prints numbered lines and keeps a copy. It pauses until `hurryFile` exists, so that every cut happens
 * during output.
 */
function printer(name: string, copyFile: string, hurryFile: string): string {
  const rest = `fflush(); system("test -e ${hurryFile} || sleep 0.2")`;
  const awk = `BEGIN { for (i = 1; i <= ${LINES}; i++) { printf "${name} %06d\\n", i; if (i % 500 == 0) { ${rest} } } }`;
  return between(name, `awk '${awk}' | tee ${copyFile}`);
}

test(
  `R4: ${LINES} lines in each of two tabs arrive once and in order through ${CUT_COUNT} random cuts`,
  { timeout: LIMIT_MS },
  async ({ app, stage }) => {
    const random = seededRandom('cuts while printing');
    const [copy, hurry] = [join(stage.folder, 'printed'), join(stage.folder, 'hurry')];
    const printedInBox = async () => (await stage.container.exec(['cat', '/printed'])).output;
    await app.newTabOn(SERVER_NAME, /^Shell on /);
    await app.waitForLink('Connected');
    await app.type(printer('pty', copy, hurry));
    await app.newTabOn(SERVER_NAME, stage.container.name);
    await app.waitForLink('Connected');
    await app.type(printer('box', '/printed', '/hurry'));
    // Without typing, the app notices a dead connection only after 20 s. So the test simulates waking from sleep, which probes
    // the connection at once.
    const counts = await cutAtRandom(stage.proxy, random, PRINTED_BYTES, async (kind) => {
      await pause(random() * MAX_SILENCE_MS);
      if (kind !== 'reset') await app.wake();
    });
    expect(counts).toEqual(ALL_CUTS);
    const last = [readFileSync(copy, 'utf8'), await printedInBox()];
    for (const part of last) expect(part, 'the last cut happened during output').not.toContain(` ${LINES}\n`);
    writeFileSync(hurry, '');
    await stage.container.exec(['touch', '/hurry']);
    await app.waitForText(doneWord('box'), LIMIT_MS);
    expectSameText(shownBetween('box', await app.history()), await printedInBox());
    await app.tabs.nth(1).click();
    await app.waitForText(doneWord('pty'), LIMIT_MS);
    expectSameText(shownBetween('pty', await app.history()), readFileSync(copy, 'utf8'));
  },
);
