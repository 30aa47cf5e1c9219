// Starts a task with the project's own Node 24. It is plain JavaScript, because it must run on Node 20 before
// anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MIN_STARTING_NODE = 20;
const TOOLS_NODE = 24;
const LOCK_POLL_MS = 500;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.cache', 'holdfast', 'dependencies');
const runningMajor = Number(process.versions.node.split('.')[0]);

const [task, ...taskArguments] = process.argv.slice(2);

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  // Readers take the result of a test run from its last line, so it is printed here too.
  if (task === 'test') process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function dependenciesAreCurrent() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Prevents two first runs from installing into the same folder at the same time: the later one waits. */
async function withInstallLock(action) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `holdfast-install-${name}.lock`);
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (existsSync(lock) && !isAlive(Number(readFileSync(lock, 'utf8')) || 0)) rmSync(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
  }
  process.once('exit', () => rmSync(lock, { force: true }));
  action();
  rmSync(lock, { force: true });
}

function installDependencies() {
  if (dependenciesAreCurrent()) return;
  process.stderr.write('Installing dependencies… (first run only)\n');
  // A complete installation is only updated, so that programs that run from it continue to work. An
  // incomplete one is replaced.
  const complete = existsSync(join(root, 'node_modules', '.package-lock.json'));
  const verb = complete ? ['install', '--no-save'] : ['ci'];
  const options = [...verb, '--loglevel=error', '--no-audit', '--no-fund', '--progress'];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', options, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.signal) fail('Installing the dependencies was interrupted: run the same command again.');
  if (result.status !== 0) {
    fail(
      'Installing the dependencies failed: check that this machine reaches its npm registry, then run again.',
    );
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, lockHash());
}

function toolsNode() {
  if (runningMajor >= TOOLS_NODE) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return join(dirname(manifest), 'bin', platform === 'win' ? 'node.exe' : 'node');
  } catch {
    return fail(
      `The dependencies include no Node ${TOOLS_NODE} for ${name}: install Node ${TOOLS_NODE} or newer.`,
    );
  }
}

function runTask() {
  const node = toolsNode();
  const systemFolders = process.platform === 'win32' ? [] : ['/usr/sbin', '/sbin'];
  const path = [dirname(node), process.env.PATH, ...systemFolders].join(delimiter);
  const script = join(root, 'scripts', `${task}.ts`);
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...taskArguments], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well. A second signal would interrupt the child's clean-up.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) =>
    fail(`Node at ${String(node)} does not start (${error.message}): remove node_modules.`),
  );
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

if (runningMajor < MIN_STARTING_NODE) {
  fail(
    `Holdfast needs Node ${MIN_STARTING_NODE} or newer, but this is ${process.versions.node}: install a newer Node.`,
  );
}
if (!task || !existsSync(join(root, 'scripts', `${task}.ts`))) {
  fail(`There is no task "${task ?? ''}": see "scripts" in package.json.`);
}
if (!dependenciesAreCurrent()) await withInstallLock(installDependencies);
runTask();
