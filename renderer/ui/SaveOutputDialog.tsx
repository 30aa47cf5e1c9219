/** Asks in which form a session's output is to be saved; where to is the system's question. */

import { useId, useState } from 'preact/hooks';
import { OUTPUT_FORMATS, type OutputFormat } from '../../preload/contract.ts';
import { useApp } from './appContext.ts';
import { Dialog, useCloseDialog } from './Dialog.tsx';
import styles from './Dialog.module.css';

const WORDS: Readonly<Record<OutputFormat, { readonly name: string; readonly hint: string }>> = {
  text: { name: 'Plain text', hint: 'The lines, without colours and without what full-screen programs drew' },
  raw: { name: 'Raw', hint: 'Every byte as the programs printed it' },
  asciicast: { name: 'asciicast v3', hint: 'With times and sizes, for players of terminal recordings' },
};

export function SaveOutputDialog({ tab }: { readonly tab: string }) {
  const { api } = useApp();
  const close = useCloseDialog();
  const [format, setFormat] = useState<OutputFormat>('text');
  return (
    <Dialog title="Save output">
      <div role="radiogroup" aria-label="Format">
        {OUTPUT_FORMATS.map((one) => (
          <Choice key={one} format={one} checked={one === format} onChosen={() => setFormat(one)} />
        ))}
      </div>
      <p class={styles.hint}>All output that the server holds of this session is saved.</p>
      <div class={styles.actions}>
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button
          type="button"
          data-kind="primary"
          onClick={() => {
            void api.call('saveOutput', tab, format);
            close();
          }}
        >
          Save…
        </button>
      </div>
    </Dialog>
  );
}

type ChoiceProps = {
  readonly format: OutputFormat;
  readonly checked: boolean;
  readonly onChosen: () => void;
};

function Choice({ format, checked, onChosen }: ChoiceProps) {
  const { name, hint } = WORDS[format];
  const [field, explanation] = [useId(), useId()];
  return (
    <div class={styles.choice}>
      <input
        type="radio"
        id={field}
        name="format"
        checked={checked}
        aria-describedby={explanation}
        onChange={onChosen}
      />
      <label for={field}>{name}</label>
      <span id={explanation} class={styles.hint}>
        {hint}
      </span>
    </div>
  );
}
