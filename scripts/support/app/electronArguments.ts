// Command-line switches and environment with which scripts and tests start Electron on this machine. The
// product uses none of them.
import { readFileSync } from 'node:fs';

function isKernelSetting(file: string, value: string): boolean {
  try {
    return readFileSync(`/proc/sys/kernel/${file}`, 'utf8').trim() === value;
  } catch {
    return false;
  }
}

/**
 * Returns `--no-sandbox` if Chromium's sandbox cannot work: for root, or when the kernel denies user
 * namespaces.
 */
export function electronArguments(): string[] {
  if (process.platform !== 'linux') return [];
  const denied =
    isKernelSetting('unprivileged_userns_clone', '0') ||
    isKernelSetting('apparmor_restrict_unprivileged_userns', '1');
  return process.getuid?.() === 0 || denied ? ['--no-sandbox'] : [];
}

/**
 * This process's environment with English as the language, because the driver finds elements by their English
 * names.
 */
export function englishEnvironment(): Record<string, string> {
  return { ...(process.env as Record<string, string>), LANGUAGE: 'en' };
}
