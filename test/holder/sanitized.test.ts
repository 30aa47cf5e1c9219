// Contract tests of the holder under AddressSanitizer and UndefinedBehaviorSanitizer, which stop it at their first report.
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { holderContract } from '../contract/holderContract.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { compileHolder, findings } from './heldProgram.ts';

const newFolder = scratchFolders();
let folder: string;

beforeAll(() => {
  folder = newFolder();
  compileHolder(join(folder, 'holder'), ['-fsanitize=address,undefined', '-fno-sanitize-recover=all']);
  const logPath = `log_path=${join(folder, 'found')}`;
  process.env['ASAN_OPTIONS'] = logPath;
  process.env['UBSAN_OPTIONS'] = `${logPath}:print_stacktrace=1`;
}, 120_000);

afterAll(() => expect(findings(folder)).toEqual([]));

holderContract(() => join(folder, 'holder'));
