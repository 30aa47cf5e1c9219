// What set-up installs with apt-get: the packages of missing programs alone, and never at the price of others.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aptInstall, missingPackages, programStep } from '../../../scripts/setup/apt.ts';
import { dockerEngine } from '../../../scripts/setup/dockerEngine.ts';
import { FakePrograms } from '../../support/fakePrograms.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();

afterEach(() => {
  vi.unstubAllEnvs();
});

/** An apt-get of ours, run as root, in front of this machine's programs. */
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
  it('are those of the programs that are missing, each once', () => {
    noPrograms().add('here');
    expect(missingPackages({ here: 'one', there: 'two', where: 'two' })).toEqual(['two']);
  });

  it('docker.io is not among them where a dockerd of another package is', async () => {
    const programs = noPrograms();
    for (const name of ['dockerd', 'containerd', 'runc', 'iptables', 'bash', 'tar']) programs.add(name);
    expect(dockerEngine.needed()).toBe(true);
    programs.add('busybox');
    expect(dockerEngine.needed()).toBe(false);
  });
});

describe('installing', () => {
  it('asks for the missing package only, and forbids to remove any', async () => {
    const programs = fakeApt();
    programs.add('present');
    await programStep('Installing', 'things', { present: 'docker.io', 'no-such-program': 'less' }).run();
    expect(installs(programs)).toEqual([expect.stringMatching(/ --no-remove .* less$/)]);
    expect(installs(programs)[0]).not.toContain('docker.io');
  });

  it('takes the name that a newer release has for a library', async () => {
    const programs = fakeApt();
    await aptInstall('libraries', ['libasound2', 'less']);
    expect(installs(programs)[0]).toMatch(/ libasound2t64 less$/);
  });

  it('that would remove something says so, and not to do it all the same', async () => {
    fakeApt(
      'case $1 in install) echo "E: Packages need to be removed but remove is disabled."; exit 100;; esac',
    );
    await expect(aptInstall('the Docker engine', ['docker.io'])).rejects.toThrow(
      /^Installing the Docker engine would remove packages of this machine: make room for docker.io yourself, /,
    );
  });

  it('that fails says with what, and the command to try', async () => {
    fakeApt('case $1 in install) echo "E: Unable to locate package less"; exit 100;; esac');
    await expect(aptInstall('things', ['less'])).rejects.toThrow(
      'Installing things failed (E: Unable to locate package less): run "apt-get install less", then again.',
    );
  });

  it('without apt-get names what to install', async () => {
    noPrograms();
    await expect(aptInstall('it', ['less', 'vim'])).rejects.toThrow(
      /there is no apt-get here: install less, vim/,
    );
  });
});
