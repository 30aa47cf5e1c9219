/** Items in the target menu. */

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { EnteredOptions } from '../../../shared/view/savedTargets.ts';
import type { ServerView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import { sentenceOf } from '../../state/sentences.ts';
import { serverName } from '../../state/servers/serverName.ts';
import { optionsWords } from '../../state/targets/shellOptionsText.ts';
import type { ServerGroup, StateBadge, TargetGroup, TargetRow } from '../../state/targets/targetRows.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { DotsIcon, StarIcon } from '../kit/icons.tsx';
import styles from './NewTabMenu.module.css';
import { ROW_ATTRIBUTE, type TargetActions } from './useTargetKeys.ts';

type RowsProps = { readonly rows: readonly TargetRow[]; readonly actions: TargetActions };

export function FavoriteTargets({ rows, actions }: RowsProps) {
  const label = useId();
  const { favorites } = useWords().targets;
  if (rows.length === 0) return null;
  return (
    <div role="group" aria-labelledby={label} class={styles.group}>
      <div id={label} class={styles.heading}>
        {favorites}
      </div>
      <Rows rows={rows} actions={actions} />
    </div>
  );
}

type ServerProps = { readonly group: ServerGroup; readonly actions: TargetActions };

export function ServerTargets({ group, actions }: ServerProps) {
  const { server, groups } = group;
  const words = useWords();
  const label = useId();
  return (
    <div role="group" aria-labelledby={label} class={styles.group}>
      <div class={styles.heading}>
        <span id={label}>{serverName(words, server)}</span>
        {server.link.word !== 'Connected' && (
          <Badge
            badge={{
              words: words.link.states[server.link.word],
              tone: server.link.word === 'Connecting' ? 'waiting' : 'bad',
            }}
          />
        )}
      </div>
      {groups.map((targets) => (
        <Group key={targets.key} group={targets} actions={actions} />
      ))}
      {notesOn(words, server).map((note) => (
        <div key={note} class={styles.note}>
          {note}
        </div>
      ))}
    </div>
  );
}

type GroupProps = { readonly group: TargetGroup; readonly actions: TargetActions };

function Group({ group: { title, label, rows }, actions }: GroupProps) {
  return (
    <div role="group" aria-label={label}>
      {title !== '' && <div class={styles.project}>{title}</div>}
      <Rows rows={rows} actions={actions} />
    </div>
  );
}

function Rows({ rows, actions }: RowsProps) {
  return (
    <>
      {rows.map((row) => (
        <TargetItem key={row.key} row={row} actions={actions} />
      ))}
    </>
  );
}

type ItemProps = { readonly row: TargetRow; readonly actions: TargetActions };

function TargetItem({ row, actions }: ItemProps) {
  const { key, name, detail, badge, canOpen, isFavorite, isPart, lastOptions } = row;
  const { targets } = useWords();
  return (
    <>
      <button
        type="button"
        role="menuitem"
        class={styles.item}
        data-part={isPart}
        data-first={row === actions.first}
        {...{ [ROW_ATTRIBUTE]: key }}
        aria-disabled={!canOpen}
        aria-keyshortcuts="Shift+Enter Alt+Enter"
        onClick={() => actions.open(row)}
      >
        <span class={styles.name}>{name}</span>
        <span class={styles.detail}>{detail}</span>
        {badge !== null && <Badge badge={badge} />}
        {isFavorite && <span class="visually-hidden">{targets.favorite}</span>}
        <PointerPart onClick={() => actions.openWithOptions(row)} title={targets.optionsHint}>
          <DotsIcon />
        </PointerPart>
        <PointerPart
          onClick={() => actions.toggleFavorite(row)}
          title={targets.favoriteHint}
          isOn={isFavorite}
        >
          <StarIcon filled={isFavorite} />
        </PointerPart>
      </button>
      {lastOptions !== undefined && canOpen && (
        <LastOptionsItem row={row} options={lastOptions} actions={actions} />
      )}
    </>
  );
}

type LastOptionsProps = ItemProps & { readonly options: EnteredOptions };

/** Item that opens the same target with the options of its last shell. */
function LastOptionsItem({ row, options, actions }: LastOptionsProps) {
  const words = useWords();
  return (
    <button
      type="button"
      role="menuitem"
      class={styles.item}
      data-part="true"
      {...{ [ROW_ATTRIBUTE]: row.key }}
      onClick={() => actions.open(row, options)}
    >
      <span class={styles.again}>{words.targets.asLastTime(optionsWords(words, options))}</span>
    </button>
  );
}

type PartProps = {
  readonly title: string;
  readonly isOn?: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
};

/** Part of an item that is only for the pointer; keys on the item do the same. */
function PointerPart({ title, isOn = false, onClick, children }: PartProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <span
      role="presentation"
      aria-hidden="true"
      title={title}
      class={styles.part}
      data-on={isOn}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      {children}
    </span>
  );
}

function Badge({ badge: { words, tone } }: { readonly badge: StateBadge }) {
  return (
    <span class={styles.badge} data-tone={tone}>
      {words}
    </span>
  );
}

/** Menu items that open a dialog. */
export function DialogItems({ onChosen }: { readonly onChosen: () => void }) {
  const { state } = useApp();
  const words = useWords();
  const open = (kind: 'add-server' | 'detached') => () => {
    onChosen();
    state.dialog.value = { kind };
  };
  return (
    <>
      <hr class={styles.separator} />
      <button type="button" role="menuitem" class={styles.item} onClick={open('detached')}>
        {words.targets.detached}
      </button>
      <button type="button" role="menuitem" class={styles.item} onClick={open('add-server')}>
        {words.servers.add}
      </button>
    </>
  );
}

/** Reasons that some of a server's targets are not listed. */
function notesOn(words: Words, { targets, link }: ServerView): string[] {
  const away = link.word === 'Connected' || link.why === null ? [] : [sentenceOf(words.link.why(link.why))];
  const down = (targets ?? []).flatMap(({ engine, node, host }) => {
    if (engine.state !== 'down') return [];
    const where = node ?? host;
    const { containersNotListed, containersOnNotListed } = words.targets;
    const note =
      where === undefined ? containersNotListed(engine.reason) : containersOnNotListed(where, engine.reason);
    return [sentenceOf(note)];
  });
  const isUp = link.word === 'Connected';
  const loading = isUp && targets === null ? [words.states.askingTargets] : [];
  const hasNone = isUp && targets !== null && targets.every(({ engine }) => engine.state === 'none');
  return [...away, ...loading, ...down, ...(hasNone ? [words.states.noEngine] : [])];
}
