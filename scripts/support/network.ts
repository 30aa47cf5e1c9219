// Real networks that can be broken, for the fault tests: two network namespaces connected by a virtual cable
// (Linux, root or sudo).
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { asRoot, runAsRoot, runCommand } from './commands.ts';
import { endChild } from './processes.ts';

const NAMESPACES = '/var/run/netns';
const NAME_PREFIX = 'hf';
/**
 * Number base in interface names. They have at most 15 characters: prefix, process id, serial number and
 * side.
 */
const BASE = 36;
const ADDRESSES = { left: '10.77.0.1', right: '10.77.0.2' };
let serial = 0;

/** One end of the cable: a namespace with its own loopback and one interface. */
export interface NetworkEnd {
  readonly namespace: string;
  /** Initial address, without its prefix length. */
  readonly address: string;
  /** Takes the interface down, like a pulled cable or a lost Wi-Fi. */
  linkDown(): Promise<void>;
  linkUp(): Promise<void>;
  /** Replaces all addresses with this one (without prefix length), like a change of network. */
  changeAddress(address: string): Promise<void>;
  /**
   * Silently drops this percentage of incoming packets. 100 is a black hole with the interface up; 0 drops
   * nothing.
   */
  dropPercent(percent: number): Promise<void>;
  /**
   * Shapes outgoing packets, e.g. `['delay', '200ms']`; without rules, shaping ends. Throws on a kernel
   * without netem.
   */
  netem(rules?: readonly string[]): Promise<void>;
  /** Starts a program in the namespace as the current user. It ends with the network at the latest. */
  run(command: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
}

/** Two ends and the cable between them. */
export interface NetworkPair {
  readonly left: NetworkEnd;
  readonly right: NetworkEnd;
  /** Ends the programs that run at both ends, and removes the namespaces. */
  remove(): Promise<void>;
}

const ip = (...args: string[]): Promise<string> => runAsRoot('ip', args);

/**
 * Command line with which root runs a program in the namespace. It uses `nsenter`, because `ip netns exec`
 * hides the cgroup mounts.
 */
export function inNamespace(namespace: string, argv: readonly string[]): [string, string[]] {
  return ['nsenter', [`--net=${NAMESPACES}/${namespace}`, ...argv]];
}

/**
 * Command line with which this user runs a program in the namespace. It passes the environment on, which sudo
 * drops by default.
 */
function commandInside(namespace: string, command: string, args: readonly string[]): [string, string[]] {
  const uid = process.getuid?.() ?? 0;
  if (uid === 0) return inNamespace(namespace, [command, ...args]);
  const asUser = ['--setuid', String(uid), '--setgid', String(process.getgid?.() ?? 0)];
  const [enter, argv] = inNamespace(namespace, [...asUser, command, ...args]);
  return ['sudo', ['-n', '--preserve-env', enter, ...argv]];
}

async function setAddress(namespace: string, device: string, address: string): Promise<void> {
  await ip('-n', namespace, 'address', 'flush', 'dev', device);
  await ip('-n', namespace, 'address', 'add', `${address}/24`, 'dev', device);
}

async function setRules(namespace: string, device: string, rules: readonly string[]): Promise<void> {
  const root = ['-n', namespace, 'qdisc'];
  if (rules.length > 0) await runAsRoot('tc', [...root, 'replace', 'dev', device, 'root', 'netem', ...rules]);
  else await runCommand(...asRoot('tc', [...root, 'delete', 'dev', device, 'root']));
}

async function setDrop(namespace: string, device: string, percent: number): Promise<void> {
  const inside = (...args: string[]): Promise<string> =>
    runAsRoot(...inNamespace(namespace, ['iptables', ...args]));
  await inside('-F', 'INPUT');
  if (percent === 0) return;
  const chance = ['-m', 'statistic', '--mode', 'random', '--probability', String(percent / 100)];
  await inside('-A', 'INPUT', '-i', device, ...chance, '-j', 'DROP');
}

function makeEnd(
  namespace: string,
  device: string,
  address: string,
  children: Set<ChildProcess>,
): NetworkEnd {
  const setLink = async (state: 'up' | 'down'): Promise<void> => {
    await ip('-n', namespace, 'link', 'set', device, state);
  };
  return {
    namespace,
    address,
    linkDown: () => setLink('down'),
    linkUp: () => setLink('up'),
    changeAddress: (next) => setAddress(namespace, device, next),
    dropPercent: (percent) => setDrop(namespace, device, percent),
    netem: (rules = []) => setRules(namespace, device, rules),
    run: (command, args, options = {}) => {
      const child = spawn(...commandInside(namespace, command, args), options);
      children.add(child);
      child.once('exit', () => children.delete(child));
      return child;
    },
  };
}

/**
 * Script that waits until its standard input ends, which also happens when this process is killed. Then it
 * ends all programs in the namespaces, and removes the namespaces.
 */
const GUARD = `trap '' INT TERM HUP; read -r _
for name; do kill -KILL $(ip netns pids "$name") 2>/dev/null; ip netns delete "$name"; done`;

function startGuard(names: readonly string[]): ChildProcess {
  return spawn(...asRoot('sh', ['-c', GUARD, 'guard', ...names]), { stdio: ['pipe', 'ignore', 'ignore'] });
}

async function connect(names: { readonly left: string; readonly right: string }): Promise<void> {
  const cable = ['link', 'add', names.left, 'netns', names.left, 'type', 'veth', 'peer', names.right];
  for (const side of ['left', 'right'] as const) await ip('netns', 'add', names[side]);
  await ip(...cable, 'netns', names.right);
  for (const side of ['left', 'right'] as const) {
    await ip('-n', names[side], 'link', 'set', 'lo', 'up');
    await setAddress(names[side], names[side], ADDRESSES[side]);
    await ip('-n', names[side], 'link', 'set', names[side], 'up');
  }
}

/**
 * Creates two namespaces with one cable between them, and with both loopbacks up. The addresses are 10.77.0.1
 * (left) and 10.77.0.2 (right).
 */
export async function createNetworkPair(): Promise<NetworkPair> {
  serial += 1;
  const base = `${NAME_PREFIX}${process.pid.toString(BASE)}-${serial.toString(BASE)}`;
  const names = { left: `${base}l`, right: `${base}r` };
  const children = new Set<ChildProcess>();
  const guard = startGuard([names.left, names.right]);
  const remove = async (): Promise<void> => {
    await Promise.all([...children].map(endChild));
    if (guard.exitCode !== null) return;
    const gone = once(guard, 'exit');
    guard.stdin?.end();
    await gone;
  };
  try {
    await connect(names);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    left: makeEnd(names.left, names.left, ADDRESSES.left, children),
    right: makeEnd(names.right, names.right, ADDRESSES.right, children),
    remove,
  };
}
