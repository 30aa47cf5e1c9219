/** What can be opened on one server, as a part of the new-tab menu. */

import { useId } from 'preact/hooks';
import type { ServerView } from '../../preload/view.ts';
import type { Target } from '../../protocol/messages/common.ts';
import type { Container } from '../../protocol/messages/targets.ts';
import { sentenceOf } from '../state/sentences.ts';
import { groupContainers } from '../state/targetGroups.ts';
import { useApp } from './appContext.ts';
import styles from './NewTabMenu.module.css';

type Props = { readonly server: ServerView; readonly onChosen: () => void };

export function ServerTargets({ server, onChosen }: Props) {
  const { api } = useApp();
  const { targets } = server;
  const label = useId();
  const openOn = (target: Target): void => {
    onChosen();
    void api.call('newTab', { server: server.id, target, options: {} });
  };
  return (
    <div role="group" aria-labelledby={label} class={styles.group}>
      <div id={label} class={styles.heading}>
        {server.name}
      </div>
      {(targets === null || targets.local) && (
        <button type="button" role="menuitem" class={styles.item} onClick={() => openOn({ kind: 'local' })}>
          {server.kind === 'embedded' ? 'Shell on this computer' : `Shell on ${server.name}`}
        </button>
      )}
      {groupContainers(targets?.containers ?? []).map(({ project, containers }) => (
        <div
          role="group"
          key={project}
          aria-label={project === null ? 'Containers' : `Compose project ${project}`}
        >
          {project !== null && <div class={styles.project}>{project}</div>}
          {containers.map((container) => (
            <ContainerItem key={container.id} container={container} onChosen={openOn} />
          ))}
        </div>
      ))}
      {notesOn(server).map((note) => (
        <div key={note} class={styles.note}>
          {note}
        </div>
      ))}
    </div>
  );
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
  if (targets?.engine.state === 'down')
    notes.push(sentenceOf(`containers are not listed: ${targets.engine.reason}`));
  return notes;
}
