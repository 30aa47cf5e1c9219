// The command-line switches that scripts and tests must add to start Electron on this machine; the product never does.
import { readFileSync } from 'node:fs';

function kernelSays(file: string, value: string): boolean {
  try {
    return readFileSync(`/proc/sys/kernel/${file}`, 'utf8').trim() === value;
  } catch {
    return false;
  }
}

/** `--no-sandbox` where Chromium's sandbox can not work: as root, or where the kernel denies user namespaces. */
export function electronArguments(): string[] {
  if (process.platform !== 'linux') return [];
  const denied =
    kernelSays('unprivileged_userns_clone', '0') || kernelSays('apparmor_restrict_unprivileged_userns', '1');
  return process.getuid?.() === 0 || denied ? ['--no-sandbox'] : [];
}

/** This process's environment for a user of English, in which the driver knows all names, whatever the machine's user speaks. */
export function englishEnvironment(): Record<string, string> {
  return { ...(process.env as Record<string, string>), LANGUAGE: 'en' };
}
