// Builds the app into out/: main process, embedded server and client (ES modules), preload script (one CommonJS file), renderer.
import { dirname, posix, resolve } from 'node:path';
import { preact } from '@preact/preset-vite';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Minimum runtime is Electron 33, with Node 20.18 and Chromium 130. */
const NODE_TARGET = 'node20.18';
const CHROMIUM_TARGET = 'chrome130';

const WORKER_URL = /new URL\(\s*['"](\.[^'"]*worker\.ts)['"],\s*import\.meta\.url,?\s*\)/gi;
const WORKER_MARK = /__WORKER_(\w+)__/g;

/** Makes an entry of each worker, which sources name as `new URL('./worker.ts', import.meta.url)` so that plain Node can run it. */
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
        // The embedded server is a process of its own: Electron's Node runs out/server/index.js.
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
      // A sandboxed preload script can require only electron, so everything else is bundled into the one file.
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
