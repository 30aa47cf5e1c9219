// App in another language: switched while it runs, kept after a restart, and switched back.
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { expectAccessible } from '../../support/app/accessibility.ts';
import { SERVER_NAME, type AppStage } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';
import { sleepANight } from '../../support/app/night.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';

const german = (app: AppDriver) => {
  const { page } = app;
  return {
    settings: page.getByRole('dialog', { name: 'Einstellungen' }),
    status: page.getByRole('status', { name: 'Verbindung' }),
    terminal: page.getByRole('textbox', { name: 'Terminaleingabe' }),
    shoot: (name: string) =>
      shootThemes(app, E2E_PICTURES, `german-${name}`, (theme) =>
        expectAccessible(app, `${name} in German, ${theme}`),
      ),
    /** Opens a dialog by its item of the menu, takes its picture, and closes it. */
    dialog: async (item: string, title: string, name: string) => {
      await app.menu(item);
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.waitFor();
      await german(app).shoot(name);
      // The first Escape empties a search field that has text.
      await page.keyboard.press('Escape');
      if (await dialog.isVisible()) await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    },
  };
};

test(
  'a new language applies at once, in menus too, is kept after a restart, and can be switched back',
  { timeout: 180_000 },
  async ({ stage }) => {
    let app = await stage.launchOn();
    await app.dismissNotices();
    await app.type("sh -c 'exit 3'\n");
    await app.page.getByRole('img', { name: /^Exit code 3/ }).waitFor({ state: 'attached' });
    await app.menu('Settings…');
    await app.page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
    const { settings, status } = german(app);
    // Elements that were shown before change as well: the dialog, a command mark, the terminal's field.
    await settings.getByRole('combobox', { name: 'Sprache' }).waitFor();
    await settings.getByRole('searchbox').fill('font');
    await settings.getByRole('textbox', { name: 'Schriftgröße' }).waitFor();
    await settings.getByRole('button', { name: 'Fertig' }).click();
    await settings.waitFor({ state: 'hidden' });
    await app.page.getByRole('img', { name: /^Exit-Code 3/ }).waitFor({ state: 'attached' });
    await german(app).terminal.waitFor();
    await status.filter({ hasText: `Verbunden mit ${SERVER_NAME}` }).waitFor();
    expect(await app.page.evaluate(() => document.documentElement.lang)).toBe('de');
    await surfaces(app);
    await cutLink(app, stage);
    await german(app).terminal.pressSequentially(
      'until [ -e /tmp/morning ]; do sleep 0.2; done; touch /tmp/done\n',
    );
    await expect.poll(() => stage.container.top()).toContain('sleep 0.2');
    await app.quit();
    sleepANight(stage.userData);
    await stage.container.exec(['touch', '/tmp/morning']);
    await expect.poll(async () => (await stage.container.exec(['test', '-e', '/tmp/done'])).exitCode).toBe(0);
    app = await stage.launch();
    await inTheMorning(app, stage);
  },
);

/** Opens every part of the window in German. */
async function surfaces(app: AppDriver): Promise<void> {
  const { page } = app;
  const { shoot, dialog } = german(app);
  await shoot('window');
  await dialog('Einstellungen …', 'Einstellungen', 'settings');
  await dialog('Tastenkombinationen', 'Einstellungen', 'shortcuts');
  await dialog('Befehlspalette …', 'Befehlspalette', 'palette');
  await dialog('Server verwalten …', 'Server', 'servers');
  await dialog('Server hinzufügen …', 'Server hinzufügen', 'server');
  await dialog('Sitzungen im Hintergrund …', 'Sitzungen im Hintergrund', 'detached');
  await dialog('Verbindungsverlauf …', `Verbindungsverlauf von ${SERVER_NAME}`, 'connection-history');
  await dialog('Ausgabe speichern …', 'Ausgabe speichern', 'save');
  await dialog('Alle Sitzungen durchsuchen …', 'Alle Sitzungen durchsuchen', 'search');
  await page.getByRole('button', { name: 'Menü für neue Tabs' }).click();
  await page.getByRole('menu', { name: 'Neuer Tab auf' }).waitFor();
  await shoot('targets');
  await page.keyboard.press('Escape');
  await app.menu('Suchen …');
  await page.getByRole('searchbox', { name: 'Suchen' }).fill('exit');
  await shoot('find');
  await page.getByRole('button', { name: 'Suche schließen' }).click();
  await app.menu('Einführung');
  await page.getByRole('region', { name: 'Einführung' }).waitFor();
  await shoot('introduction');
  await page.getByRole('region', { name: 'Einführung' }).getByRole('button', { name: 'Ausblenden' }).click();
}

/** Cuts the connection: the status line has the reason and the unsent input, until the app reconnects. */
async function cutLink(app: AppDriver, { proxy }: AppStage): Promise<void> {
  const { shoot, status, terminal } = german(app);
  proxy.goDown('reset');
  await status.filter({ hasText: /^\s*Verbindet neu mit Test server seit .* · / }).waitFor();
  await terminal.pressSequentially('echo hallo');
  const unsent = app.page.getByRole('group', { name: 'Nicht gesendete Eingabe' });
  await unsent.getByText('10 Bytes noch nicht gesendet').waitFor();
  await shoot('cut');
  await unsent.getByRole('button', { name: 'verwerfen' }).click();
  proxy.restore();
  // The app reconnects by itself; its button could disappear before a click.
  await status.filter({ hasText: 'Verbunden mit' }).waitFor();
}

/** After a restart the window is German from its first frame on; then switches back to English. */
async function inTheMorning(app: AppDriver, { server }: AppStage): Promise<void> {
  const { page } = app;
  const away = page.getByRole('dialog', { name: 'Während der Abwesenheit' });
  await page.getByRole('tablist', { name: 'Sitzungen' }).waitFor();
  await app.menu('Server verwalten …');
  await page.getByRole('button', { name: `${SERVER_NAME} bearbeiten` }).click();
  await page.getByRole('textbox', { name: 'Token' }).fill(server.token);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await away.getByText(/^erfolgreich nach/).waitFor();
  await german(app).shoot('away');
  await away.getByRole('button', { name: 'Ausblenden' }).click();
  await app.menu('Einstellungen …');
  await german(app).settings.getByRole('combobox', { name: 'Sprache' }).selectOption('Systemstandard');
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Done' }).click();
  await app.menu('Command Palette…');
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
}
