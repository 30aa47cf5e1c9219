/** Dialog for the format of a session's saved output; the system's dialog then asks for the file. */

import { useId, useState } from 'preact/hooks';
import { OUTPUT_FORMATS } from '../../../shared/view/outputFormats.ts';
import type { OutputFormat } from '../../../client/export/outputFormat.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog, useCloseDialog } from '../kit/Dialog.tsx';
import styles from '../kit/Dialog.module.css';

export function SaveOutputDialog({ pane }: { readonly pane: string }) {
  const { api } = useApp();
  const close = useCloseDialog();
  const { common, terminal } = useWords();
  const [format, setFormat] = useState<OutputFormat>('text');
  return (
    <Dialog title={terminal.saveTitle}>
      <div role="radiogroup" aria-label={terminal.format}>
        {OUTPUT_FORMATS.map((option) => (
          <Choice
            key={option}
            format={option}
            checked={option === format}
            onChosen={() => setFormat(option)}
          />
        ))}
      </div>
      <p class={styles.hint}>{terminal.saveNote}</p>
      <div class={styles.actions}>
        <button type="button" onClick={close}>
          {common.cancel}
        </button>
        <button
          type="button"
          data-kind="primary"
          onClick={() => {
            void api.call('saveOutput', pane, format);
            close();
          }}
        >
          {terminal.saveAs}
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
  const { name, hint } = useWords().terminal.formats[format];
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
