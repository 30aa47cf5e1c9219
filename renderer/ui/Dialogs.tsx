/** The open dialog. */

import { useApp } from './kit/appContext.ts';
import { DetachedDialog } from './sessions/DetachedDialog.tsx';
import { ConnectionHistoryDialog } from './servers/ConnectionHistoryDialog.tsx';
import { PaletteDialog, SwitchDialog } from './palette/PaletteDialog.tsx';
import { SaveOutputDialog } from './history/SaveOutputDialog.tsx';
import { SearchDialog } from './find/SearchDialog.tsx';
import { ServerDialog } from './servers/ServerDialog.tsx';
import { ServersDialog } from './servers/ServersDialog.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import { ShellOptionsDialog } from './targets/ShellOptionsDialog.tsx';

export function Dialogs() {
  const dialog = useApp().state.dialog.value;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'add-server':
      return (
        <ServerDialog key="add" server={null} {...(dialog.prefilled && { prefilled: dialog.prefilled })} />
      );
    case 'edit-server':
      return (
        <ServerDialog key={dialog.server.id} server={dialog.server} asksToken={dialog.asksToken ?? false} />
      );
    case 'servers':
      return <ServersDialog />;
    case 'connection-history':
      return <ConnectionHistoryDialog key={dialog.server} server={dialog.server} />;
    case 'shell-options':
      return <ShellOptionsDialog serverTarget={dialog.serverTarget} name={dialog.name} />;
    case 'detached':
      return <DetachedDialog />;
    case 'save-output':
      return <SaveOutputDialog pane={dialog.pane} />;
    case 'search':
      return <SearchDialog />;
    case 'palette':
      return <PaletteDialog key="palette" />;
    case 'switch':
      return <SwitchDialog key="switch" />;
    case 'settings':
      return <SettingsDialog query={dialog.query ?? ''} />;
  }
}
