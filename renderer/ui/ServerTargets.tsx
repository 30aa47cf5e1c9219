/** What can be opened on one server, as a part of the new-tab menu. */

import { useId } from 'preact/hooks';
import type { HostTargets, ServerView } from '../../preload/view.ts';
import type { Target } from '../../protocol/messages/common.ts';
import type { Container } from '../../protocol/messages/targets.ts';
import { sentenceOf } from '../state/sentences.ts';
import { serviceRows } from '../state/serviceGroups.ts';
import { groupContainers } from '../state/targetGroups.ts';
import { useApp } from './appContext.ts';
import styles from './NewTabMenu.module.css';

type Props = { readonly server: ServerView; readonly onChosen: () => void };

export function ServerTargets({ server, onChosen }: Props) {
  const { api } = useApp();
  const label = useId();
  const openOn = (target: Target, host: string | undefined): void => {
    onChosen();
    const place = { server: server.id, target, options: {} };
    void api.call('newTab', host === undefined ? place : { ...place, host });
  };
  return (
    <div role="group" aria-labelledby={label} class={styles.group}>
      <div id={label} class={styles.heading}>
        {server.name}
      </div>
      <ServiceItems targets={server.targets ?? []} onChosen={(target) => openOn(target, undefined)} />
      {(server.targets ?? [UNKNOWN]).map((targets) => (
        <MachineTargets key={targets.host} server={server} targets={targets} onChosen={openOn} />
      ))}
      {notesOn(server).map((note) => (
        <div key={note} class={styles.note}>
          {note}
        </div>
      ))}
    </div>
  );
}

/** Of a server that has not said yet what it offers: a shell, which most do. */
const UNKNOWN: HostTargets = { local: true, engine: { state: 'none' }, containers: [] };

type MachineProps = {
  readonly server: ServerView;
  readonly targets: HostTargets;
  readonly onChosen: (target: Target, host: string | undefined) => void;
};

/** What can be opened on the server itself, or on one host behind it. */
function MachineTargets({ server, targets, onChosen }: MachineProps) {
  const { host, local, containers } = targets;
  const node = targets.node ?? host;
  const groups = groupContainers(containers);
  const openOn = (target: Target): void => onChosen(target, host);
  return (
    <>
      {local && (
        <button type="button" role="menuitem" class={styles.item} onClick={() => openOn({ kind: 'local' })}>
          {server.kind === 'embedded' ? 'Shell on this computer' : `Shell on ${node ?? server.name}`}
        </button>
      )}
      {groups.map(({ project, containers: members }) => (
        <div role="group" key={project} aria-label={groupName(project, node)}>
          {(groups.length > 1 || project !== null || node !== undefined) && (
            <div class={styles.project}>{titleOf(project, node)}</div>
          )}
          {members.map((container) => (
            <ContainerItem key={container.id} container={container} onChosen={openOn} />
          ))}
        </div>
      ))}
    </>
  );
}

type ServiceProps = { readonly targets: readonly HostTargets[]; readonly onChosen: (target: Target) => void };

/** Services, any of whose containers will do; a tab on one goes on in the next container. */
function ServiceItems({ targets, onChosen }: ServiceProps) {
  const rows = serviceRows(targets);
  if (rows.length === 0) return null;
  return (
    <div role="group" aria-label="Services">
      <div class={styles.project}>Services</div>
      {rows.map(({ target, name, running }) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          class={styles.item}
          aria-disabled={running === 0}
          onClick={() => {
            if (running > 0) onChosen(target);
          }}
        >
          <span class={styles.dot} data-running={running > 0} aria-hidden="true" />
          <span class={styles.name}>{name}</span>
          <span class={styles.detail}>
            {target.kind === 'service' ? 'Swarm' : 'Compose'} service, {running} running
          </span>
        </button>
      ))}
    </div>
  );
}

/** Of the containers of a project, of a machine, of a project on a machine, or of none of these beside others. */
function titleOf(project: string | null, node: string | undefined): string {
  return [project ?? [], node ?? []].flat().join(' on ') || 'Other containers';
}

function groupName(project: string | null, node: string | undefined): string {
  const what = project === null ? 'Containers' : `Compose project ${project}`;
  return node === undefined ? what : `${what} on ${node}`;
}

type ItemProps = { readonly container: Container; readonly onChosen: (target: Target) => void };

function ContainerItem({ container, onChosen }: ItemProps) {
  const { name, image, state } = container;
  const running = state === 'running';
  return (
    <button
      type="button"
      role="menuitem"
      class={styles.item}
      aria-disabled={!running}
      onClick={() => {
        if (running) onChosen({ kind: 'container', container: name });
      }}
    >
      <span class={styles.dot} data-running={running} aria-hidden="true" />
      <span class={styles.name}>{name}</span>
      <span class={styles.detail}>{image}</span>
      {!running && <span class={styles.state}>{state}</span>}
    </button>
  );
}

/** Why something one may look for is not listed. */
function notesOn({ targets, link }: ServerView): string[] {
  const notes: string[] = [];
  if (link.word !== 'Connected')
    notes.push(sentenceOf(link.detail === '' ? link.word : `${link.word}: ${link.detail}`));
  for (const { engine, node, host } of targets ?? []) {
    if (engine.state !== 'down') continue;
    const where = node ?? host;
    notes.push(
      sentenceOf(`containers${where === undefined ? '' : ` on ${where}`} are not listed: ${engine.reason}`),
    );
  }
  return notes;
}
