// Validation of values entered for settings.
import { describe, expect, test } from 'vitest';
import { checkSetting } from '../../../../renderer/state/settings/settingCheck.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';

describe('a setting', () => {
  test.each([
    ['scrollbackLines', '1,000,000', { scrollbackLines: 1_000_000 }],
    ['scrollbackLines', ' 0 ', { scrollbackLines: 0 }],
    ['fontSize', '13.5', { fontSize: 13.5 }],
    ['fontFamily', ' JetBrains Mono, monospace ', { fontFamily: 'JetBrains Mono, monospace' }],
  ] as const)('the setting %s accepts %j', (name, entered, change) => {
    expect(checkSetting(ENGLISH, name, entered, '')).toEqual({ ok: true, change });
  });

  test.each([
    ['scrollbackLines', '1000001'],
    ['scrollbackLines', '-1'],
    ['scrollbackLines', '1.5'],
    ['scrollbackLines', 'many'],
    ['scrollbackLines', ''],
    ['fontSize', '5'],
    ['fontSize', '73'],
    ['fontFamily', ' '],
  ] as const)('the setting %s rejects %j and names the permitted values', (name, entered) => {
    expect(checkSetting(ENGLISH, name, entered, 'what is allowed')).toEqual({
      ok: false,
      problem: 'Not saved. Enter what is allowed.',
    });
  });
});
