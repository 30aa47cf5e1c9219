// Installation with apt-get: only packages of missing programs, and never at the cost of other packages.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aptInstall, missingPackages, programStep } from '../../../scripts/setup/apt.ts';
import { dockerEngine } from '../../../scripts/setup/dockerEngine.ts';
import { FakePrograms } from '../../support/fakePrograms.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Puts a fake apt-get before this machine's programs, and pretends to be root. */
function fakeApt(script = ''): FakePrograms {
  const programs = new FakePrograms(newFolder(), true);
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  programs.add('apt-cache', 'printf "%s\\n" less libasound2t64');
  programs.add('apt-get', script);
  return programs;
}

const noPrograms = (): FakePrograms => new FakePrograms(newFolder(), false);

const installs = (programs: FakePrograms): string[] =>
  programs.calls().filter((call) => call.startsWith('apt-get install'));

describe('missing packages', () => {
  it('the missing packages are those of the missing programs, each once', () => {
    noPrograms().add('here');
    expect(missingPackages({ here: 'one', there: 'two', where: 'two' })).toEqual(['two']);
  });

  it('the missing packages do not include docker.io when another package provides dockerd', async () => {
    const programs = noPrograms();
    for (const name of ['dockerd', 'containerd', 'runc', 'iptables', 'bash', 'tar']) programs.add(name);
    expect(dockerEngine.needed()).toBe(true);
    programs.add('busybox');
    expect(dockerEngine.needed()).toBe(false);
  });
});

describe('installing packages', () => {
  it('an installation requests only the missing package, and forbids apt-get to remove any', async () => {
    const programs = fakeApt();
    programs.add('present');
    await programStep('Installing', 'things', { present: 'docker.io', 'no-such-program': 'less' }).run();
    expect(installs(programs)).toEqual([expect.stringMatching(/ --no-remove .* less$/)]);
    expect(installs(programs)[0]).not.toContain('docker.io');
  });

  it('an installation uses the name that a library has in this Debian or Ubuntu release', async () => {
    const programs = fakeApt();
    await aptInstall('libraries', ['libasound2', 'less']);
    expect(installs(programs)[0]).toMatch(/ libasound2t64 less$/);
  });

  it('an installation fails when it would remove other packages, and leaves the decision to the user', async () => {
    fakeApt(
      'case $1 in install) echo "E: Packages need to be removed but remove is disabled."; exit 100;; esac',
    );
    await expect(aptInstall('the Docker engine', ['docker.io'])).rejects.toThrow(
      /^Installing the Docker engine would remove other packages: install docker.io yourself, /,
    );
  });

  it('a failed installation is reported with its reason and the command to try', async () => {
    fakeApt('case $1 in install) echo "E: Unable to locate package less"; exit 100;; esac');
    await expect(aptInstall('things', ['less'])).rejects.toThrow(
      'Installing things failed (E: Unable to locate package less): run "apt-get install less", then run again.',
    );
  });

  it('on a machine without apt-get, the error names the packages to install', async () => {
    noPrograms();
    await expect(aptInstall('it', ['less', 'vim'])).rejects.toThrow(
      /this machine has no apt-get: install less, vim/,
    );
  });
});
