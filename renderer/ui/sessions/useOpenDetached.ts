/**
 * Opens a detached session from a dialog. The dialog closes, or shows the reason that the session cannot be
 * opened.
 */

import { useState } from 'preact/hooks';
import { useApp } from '../kit/appContext.ts';
import { useCloseDialog } from '../kit/Dialog.tsx';

export function useOpenDetached() {
  const { api } = useApp();
  const close = useCloseDialog();
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (server: string, session: string): Promise<void> => {
    const failure = await api.call('openDetached', server, session);
    if (failure === null) close();
    else setProblem(failure);
  };
  return { problem, open };
}
