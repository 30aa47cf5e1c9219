// Launcher of the stand-in: runs in Electron's main process, and loads the app that the command line names.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as electronApp, type App } from 'electron';

/** Methods that the official launcher also uses, but that are missing from the public types. */
interface LaunchedApp extends App {
  setVersion(version: string): void;
  setAppPath(path: string): void;
}

const app = electronApp as LaunchedApp;

interface CommandLine {
  readonly preloaded: readonly string[];
  readonly printVersion: boolean;
  readonly appPath: string | undefined;
}

interface AppManifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly desktopName?: string;
  readonly main?: string;
}

function parse(args: readonly string[]): CommandLine {
  const preloaded: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '-r' || arg === '--require') {
      index += 1;
      preloaded.push(args[index] ?? '');
    } else if (arg === '-v' || arg === '--version')
      return { preloaded, printVersion: true, appPath: undefined };
    else if (!arg.startsWith('-')) return { preloaded, printVersion: false, appPath: resolve(arg) };
  }
  return { preloaded, printVersion: false, appPath: undefined };
}

function describeApp(manifest: AppManifest): void {
  if (manifest.version) app.setVersion(manifest.version);
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
}

async function loadApp(path: string): Promise<void> {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const isFolder = statSync(path).isDirectory();
  const manifestPath = join(path, 'package.json');
  const hasManifest = isFolder && existsSync(manifestPath);
  const manifest = hasManifest ? (JSON.parse(readFileSync(manifestPath, 'utf8')) as AppManifest) : {};
  describeApp(manifest);
  app.setAppPath(isFolder ? path : dirname(path));
  const main = isFolder ? join(path, manifest.main ?? 'index.js') : path;
  await import(pathToFileURL(main).href);
}

async function run(): Promise<void> {
  const { preloaded, printVersion, appPath } = parse(process.argv.slice(1));
  if (printVersion) {
    process.stdout.write(`v${process.versions.electron}\n`);
    process.exit(0);
  }
  const requireFromHere = createRequire(join(process.cwd(), 'launcher.cjs'));
  for (const module of preloaded) requireFromHere(module);
  if (!appPath) throw new Error('the command line names no app: pass its folder');
  await loadApp(appPath);
}

// Awaited at top level, as in the official launcher. So Electron emits `ready` only after the app's modules
// are loaded.
try {
  await run();
} catch (error) {
  process.stderr.write(
    `electron: the app did not start: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
}
