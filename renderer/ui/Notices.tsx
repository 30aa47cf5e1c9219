/** What the app has to say that is about no session. */

import { useApp } from './appContext.ts';
import { Bar } from './Bar.tsx';

export function Notices() {
  const { api, state } = useApp();
  return (
    <>
      {state.view.value.notices.map(({ id, kind, text }) => (
        <Bar key={id} kind={kind} label="Notice" text={text}>
          <button type="button" data-kind="plain" onClick={() => void api.call('dismissNotice', id)}>
            Dismiss
          </button>
        </Bar>
      ))}
    </>
  );
}
