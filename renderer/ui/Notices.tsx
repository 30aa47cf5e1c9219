/** What the app has to say that is about no session. */

import { api } from '../api.ts';
import { appState } from '../state/appState.ts';
import { Bar } from './Bar.tsx';

export function Notices() {
  return (
    <>
      {appState.view.value.notices.map((notice) => (
        <Bar key={notice.id} kind={notice.kind} label="Notice">
          <span>{notice.text}</span>
          <button type="button" onClick={() => void api.call('dismissNotice', notice.id)}>
            Dismiss
          </button>
        </Bar>
      ))}
    </>
  );
}
