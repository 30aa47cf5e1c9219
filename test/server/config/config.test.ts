import { expect, test } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInvocation, type Invocation } from '../../../server/config/config.ts';
import { helpText } from '../../../server/config/help.ts';
import { SETTINGS, isSettingName, variableOf } from '../../../server/config/settings.ts';

const KiB = 1024;

function read(
  argv: readonly string[],
  environment: Record<string, string> = {},
  files: Record<string, string> = {},
): Invocation {
  return readInvocation(argv, environment, (path) => {
    const text = files[path];
    if (text === undefined) throw new Error('no such file');
    return text;
  });
}

function configOf(
  argv: readonly string[],
  environment: Record<string, string> = {},
  files: Record<string, string> = {},
) {
  const invocation = read(['--token-file', 't', ...argv], environment, files);
  if (invocation.kind !== 'run') throw new Error(JSON.stringify(invocation));
  return invocation.config;
}

function refusalOf(
  argv: readonly string[],
  environment: Record<string, string> = {},
  files: Record<string, string> = {},
): string {
  const invocation = read(argv, environment, files);
  return invocation.kind === 'refused' ? invocation.message : `not refused: ${JSON.stringify(invocation)}`;
}

test('every setting except the token file has its documented default', () => {
  expect(configOf([])).toEqual({
    host: '127.0.0.1',
    port: 0,
    role: 'all',
    hosts: undefined,
    'cluster-secret-file': undefined,
    drain: 0,
    'token-file': 't',
    'tls-cert': undefined,
    'tls-key': undefined,
    'allow-origin': undefined,
    'host-id': undefined,
    'state-dir': undefined,
    replace: false,
    'no-holder': false,
    'docker-host': undefined,
    'no-local-shell': false,
    'max-sessions': 100,
    'idle-timeout': 72 * 3_600_000,
    'log-bytes': 2048 * KiB,
    'history-bytes': 65_536 * KiB,
    'history-total-bytes': 10 * 1024 * 1024 * KiB,
    'history-dir': undefined,
    'exit-idle': undefined,
  });
});

test('flags override variables, and variables override the file', () => {
  const files = {
    'c.json':
      '{"port": 1, "log-bytes": "1MiB", "max-sessions": 5, "no-local-shell": true, "allow-origin": ["https://a.example"]}',
  };
  const environment = { HOLDFAST_PORT: '2', HOLDFAST_LOG_BYTES: '512KiB', HOLDFAST_CONFIG: 'c.json' };
  const config = configOf(['--port', '3'], environment, files);
  expect(config).toMatchObject({
    port: 3,
    'log-bytes': 512 * KiB,
    'max-sessions': 5,
    'no-local-shell': true,
  });
  expect(config['allow-origin']).toEqual(['https://a.example']);
});

test('a value may follow an equals sign, origins may be repeated, and switches need no value', () => {
  const config = configOf([
    '--port=8',
    '--allow-origin',
    'https://a.example',
    '--allow-origin=https://b.example',
    '--no-local-shell',
  ]);
  expect(config).toMatchObject({ port: 8, 'no-local-shell': true });
  expect(config['allow-origin']).toEqual(['https://a.example', 'https://b.example']);
});

test.each([
  ['--idle-timeout', '90s', 'idle-timeout', 90_000],
  ['--idle-timeout', '1.5h', 'idle-timeout', 5_400_000],
  ['--idle-timeout', '1s', 'idle-timeout', 1000],
  ['--exit-idle', '2d', 'exit-idle', 172_800_000],
  ['--log-bytes', '64KiB', 'log-bytes', 64 * KiB],
  ['--log-bytes', '2 MiB', 'log-bytes', 2048 * KiB],
  ['--history-bytes', '0', 'history-bytes', 0],
  ['--history-bytes', '1GiB', 'history-bytes', 1024 ** 3],
  ['--max-sessions', '1000', 'max-sessions', 1000],
  ['--docker-host', 'unix:///run/docker.sock', 'docker-host', 'unix:///run/docker.sock'],
  ['--host-id', 'a-1', 'host-id', 'a-1'],
] as const)('the flag %s accepts %s', (flag, text, key, value) => {
  expect(configOf([flag, text])[key]).toBe(value);
});

test.each([
  [['--port', '65536'], "--port is '65536'; allowed: a whole number from 0 to 65535"],
  [['--port', '-1'], "--port is '-1'"],
  [['--port', '80.5'], "--port is '80.5'"],
  [['--host', ''], "--host is ''; allowed: an address or host name"],
  [['--idle-timeout', '72'], "--idle-timeout is '72'; allowed: a duration like 90s, 30m or 72h"],
  [['--idle-timeout', '999ms'], "--idle-timeout is '999ms'"],
  [['--idle-timeout', '366d'], "--idle-timeout is '366d'"],
  [['--log-bytes', '65535'], "--log-bytes is '65535'; allowed: a size like 512KiB or 2MiB"],
  [['--log-bytes', '2MB'], "--log-bytes is '2MB'"],
  [['--history-bytes', '1'], 'or 0 for off'],
  [['--max-sessions', '0'], 'a whole number from 1 to 1000'],
  [['--docker-host', 'ssh://x'], 'allowed: an address like unix:///var/run/docker.sock'],
  [['--host-id', 'A'], 'lower-case letters'],
  [['--hosts', 'swarm://hosts'], "--hosts is 'swarm://hosts'; allowed: addresses like ws://web-1:7420,"],
  [['--hosts', 'ws://a,swarm://hosts:7420/x'], 'or swarm://holdfast_host:7420, separated by commas'],
  [['--hosts', 'swarm://-hosts:7420'], "--hosts is 'swarm://-hosts:7420'; allowed: addresses"],
  [['--hosts', 'swarm://a.b:7420'], "--hosts is 'swarm://a.b:7420'; allowed: addresses"],
  [['--hosts', 'swarm://hosts:65536'], "--hosts is 'swarm://hosts:65536'; allowed: addresses"],
  [['--hosts', 'dns://hosts'], "--hosts is 'dns://hosts'; allowed: addresses"],
  [['--hosts', 'swarm://hosts:7420'], '--hosts is for --role gateway'],
  [['--allow-origin', 'a.example'], 'origins like https://example.org'],
  [['--allow-origin', 'https://a.example/path'], 'origins like https://example.org'],
  [['--no-local-shell=maybe'], "--no-local-shell is 'maybe'; allowed: true or false"],
  [['--prot', '1'], "unknown argument '--prot'; allowed: host, port,"],
  [['serve'], "unknown argument 'serve'"],
  [['--port'], '--port needs a value'],
  [['--port', '1', '--port', '2'], '--port is given twice'],
  [['--tls-cert', 'c'], '--tls-cert and --tls-key go together'],
  [['--new-token', 'a:b'], "--new-token 'a:b' is not a user name"],
])('the arguments %j are refused with "%s"', (argv, sentence) => {
  expect(refusalOf(['--token-file', 't', ...argv])).toContain(sentence);
});

test('the error for a malformed or unknown setting names where it came from', () => {
  const argv = ['--token-file', 't'];
  expect(refusalOf(argv, { HOLDFAST_PORT: 'x' })).toContain("HOLDFAST_PORT is 'x'; allowed:");
  expect(refusalOf(argv, { HOLDFAST_PROT: '1' })).toContain('unknown variable HOLDFAST_PROT; allowed:');
  const inFile = (text: string): string => refusalOf([...argv, '--config', 'c.json'], {}, { 'c.json': text });
  expect(inFile('{"port": "x"}')).toContain(`"port" in c.json is 'x'; allowed:`);
  expect(inFile('{"prot": 1}')).toContain('unknown key "prot" in c.json; allowed:');
  expect(inFile('{"port": {}}')).toContain('"port" in c.json is {}; allowed: text, a number, true or false');
  expect(inFile('[]')).toContain('must hold one JSON object');
  expect(inFile('{')).toContain('the config file c.json cannot be read:');
  expect(refusalOf([...argv, '--config', 'missing'])).toBe(
    'the config file missing cannot be read: no such file',
  );
});

/** Variables that `INTERFACES.md` names, or that are read outside the server. */
function variablesOfTheProject(): string[] {
  const root = new URL('../../../', import.meta.url);
  const sources = ['main', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  sources.push(readFileSync(new URL('docs/INTERFACES.md', root), 'utf8'));
  const used = /(?:env(?:ironment)?\['|`)(HOLDFAST_[A-Z_]+)['`]/g;
  return [...sources.join('\n').matchAll(used)].map(([, name = '']) => name);
}

test('variables that belong to other parts of the project are ignored', () => {
  // Variables of the server, and of a test that checks that they are not passed on.
  const known = new Set(['HOLDFAST_TOKEN', 'HOLDFAST_TOKEN_FILE', 'HOLDFAST_LOG_BYTES']);
  const foreign = variablesOfTheProject().filter((name) => !known.has(name));
  expect(foreign).toEqual(
    expect.arrayContaining(['HOLDFAST_USER_DATA', 'HOLDFAST_SERVER', 'HOLDFAST_MODEL_RUNS']),
  );
  const environment = Object.fromEntries(foreign.map((name) => [name, '1']));
  expect(configOf([], { ...environment, HOLDFAST_SESSION: 'y', PATH: 'z' }).port).toBe(0);
});

test.each([[[]], [['--host', '0.0.0.0']]])(
  'without a token file the server does not start, on any address: %j',
  (argv) => {
    expect(refusalOf(argv)).toContain('--token-file is required');
  },
);

test('the error for a bad argument does not print the argument’s value', () => {
  expect(refusalOf(['--tokn=hunter2'])).not.toContain('hunter2');
});

test('--help, --version and --new-token are accepted', () => {
  expect(read(['--help', '--nonsense']).kind).toBe('help');
  expect(read(['--version']).kind).toBe('version');
  expect(read(['--new-token', 'ann.b@example.org'])).toEqual({
    kind: 'new-token',
    user: 'ann.b@example.org',
  });
});

test('the help contains every setting with its default, and its variable', () => {
  for (const name of Object.keys(SETTINGS)) expect(helpText()).toContain(`--${name}`);
  expect(helpText()).toContain('(default: 72h)');
  expect(variableOf('log-bytes')).toBe('HOLDFAST_LOG_BYTES');
  expect([isSettingName('toString'), isSettingName('port')]).toEqual([false, true]);
});
