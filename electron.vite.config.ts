// Builds the app into out/: main process and embedded server (ES modules), preload (one CommonJS file), renderer.
import { dirname, posix, resolve } from 'node:path';
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** The oldest runtime we start on is Electron 33: Node 20.18 and Chromium 130. */
const NODE_TARGET = 'node20.18';
const CHROMIUM_TARGET = 'chrome130';

const WORKER_URL = /new URL\(\s*['"](\.[^'"]*worker\.ts)['"],\s*import\.meta\.url,?\s*\)/gi;
const WORKER_MARK = /__WORKER_(\w+)__/g;

/** Sources name a worker as `new URL('./worker.ts', import.meta.url)`, which plain Node runs; here it becomes an entry. */
function workerEntries(): Plugin {
  return {
    name: 'holdfast:worker-entries',
    enforce: 'pre',
    transform(code, id) {
      const replaced = code.replaceAll(WORKER_URL, (_match, path: string) => {
        const reference = this.emitFile({ type: 'chunk', id: resolve(dirname(id), path) });
        return `new URL('__WORKER_${reference}__', import.meta.url)`;
      });
      return replaced === code ? null : { code: replaced, map: null };
    },
    renderChunk(code, chunk) {
      const folder = posix.dirname(chunk.fileName);
      const replaced = code.replaceAll(WORKER_MARK, (_match, reference: string) => {
        return posix.relative(folder, this.getFileName(reference));
      });
      return replaced === code ? null : { code: replaced, map: null };
    },
  };
}

export default defineConfig({
  main: {
    plugins: [workerEntries()],
    build: {
      outDir: 'out',
      target: NODE_TARGET,
      sourcemap: true,
      rolldownOptions: {
        // The embedded server is its own process: Electron's Node runs out/server/index.js.
        input: {
          'main/index': 'main/index.ts',
          'server/index': 'server/index.ts',
          'cli/index': 'cli/index.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: NODE_TARGET,
      // A sandboxed preload can require nothing but electron: everything else goes into the one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [preact()],
    build: {
      outDir: 'out/renderer',
      target: CHROMIUM_TARGET,
      sourcemap: true,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
