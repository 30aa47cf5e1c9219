// Guided demo with a real Docker engine, a real server and the real app; its figures are measured.
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

const run = promisify(execFile);

test(
  'the demo prints one JSON object: the cut happened during output, and nothing was lost or duplicated',
  { timeout: 180_000 },
  async () => {
    const script = join(projectRoot, 'scripts', 'demo.ts');
    const { code, stdout } = await run(process.execPath, [script, '--json']).then(
      (ended) => ({ ...ended, code: 0 }),
      (error: { readonly code: number; readonly stdout: string }) => error,
    );
    const result = JSON.parse(stdout) as Record<string, unknown> & { readonly screenshots: string[] };
    expect(result).toMatchObject({
      lost: 0,
      doubled: 0,
      inOrder: true,
      cutWhilePrinting: true,
      afterRestart: { lost: 0, doubled: 0, inOrder: true },
    });
    expect(code).toBe(0);
    expect(result['printed']).toBeGreaterThan(900_000);
    expect(result['shown']).toBe(result['printed']);
    expect(result['backToFirstByteMs']).toBeGreaterThanOrEqual(0);
    expect(result.screenshots).toHaveLength(4);
    for (const path of result.screenshots) expect(statSync(path).size).toBeGreaterThan(10_000);
  },
);
