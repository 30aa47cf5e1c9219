/** A window of the app: sandboxed, on our page alone, where the user left it. */

import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { WindowPlace } from '../../stores/windowStore.ts';
import { PAGE_ORIGIN } from './pageFile.ts';
import { besideWindow, LEAST_HEIGHT, LEAST_WIDTH, placeWindow, type Point } from './windowBounds.ts';
import { windowGround } from './windowGround.ts';

/** Reloads after a crash of the page in this time; more would be a loop, ms. */
const CRASH_SPAN_MS = 60_000;
const MAX_RELOADS = 3;

/** After the page's first frame for so long at most a window waits for the restored screens, ms: none would look like a failed start. */
const RESTORE_MS = 3_000;

const DARK = '#16161e';
const LIGHT = '#ffffff';

export type WindowOptions = {
  readonly preload: string;
  /** Where it was; undefined for a new one. */
  readonly place: WindowPlace | undefined;
  /** Where a new one appears, if not beside another one. */
  readonly at: Point | null;
  readonly beside: BrowserWindow | null;
  readonly onPlace: (place: Omit<WindowPlace, 'id'>) => void;
  /** Whether it gets the focus when it is revealed. */
  readonly isActive: () => boolean;
  /** Of the terminals' background; 1 lets nothing behind the window be seen. */
  readonly opacity: number;
  /** Offers the page's developer tools; absent in packaged builds. */
  readonly devTools: boolean;
  /** The page died `count` times lately; it is reloaded unless that is too often. */
  readonly onPageGone: (reason: string) => void;
};

export type AppWindow = {
  readonly window: BrowserWindow;
  /** Shows the window, the first time; its page has painted what there is to see. */
  readonly reveal: () => void;
};

/** Opens the window, hidden until it is revealed, or until its page has taken too long for that. */
export function openWindow(options: WindowOptions): AppWindow {
  const { place } = options;
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const bounds = place?.bounds ?? besideWindow(options.beside?.getNormalBounds() ?? null, options.at);
  const colour = nativeTheme.shouldUseDarkColors ? DARK : LIGHT;
  const ground = windowGround(options.opacity, colour, process.platform);
  const window = new BrowserWindow({
    ...placeWindow(bounds, areas),
    minWidth: LEAST_WIDTH,
    minHeight: LEAST_HEIGHT,
    show: false,
    title: 'Holdfast',
    ...ground.options,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: options.devTools,
      // A hidden window's terminals must go on reading, or they would hold their shells back.
      backgroundThrottling: false,
    },
  });
  const reveal = revealOnce(window, options);
  rememberPlace(window, options.onPlace);
  reloadAfterCrash(window, options.onPageGone);
  void window.loadURL(`${PAGE_ORIGIN}index.html${ground.search}`);
  return { window, reveal };
}

/** Draws all windows at this opacity where that can be changed; elsewhere their pages see to it. */
export function setOpacity(opacity: number): void {
  if (process.platform !== 'win32') return;
  for (const window of BrowserWindow.getAllWindows()) window.setOpacity(opacity);
}

function revealOnce(window: BrowserWindow, { place, isActive }: WindowOptions): () => void {
  let isRevealed = false;
  const reveal = (): void => {
    if (isRevealed || window.isDestroyed()) return;
    isRevealed = true;
    if (place?.maximized === true) window.maximize();
    if (place?.fullScreen === true) window.setFullScreen(true);
    if (isActive()) window.show();
    else window.showInactive();
  };
  window.once('ready-to-show', () => setTimeout(reveal, RESTORE_MS).unref());
  return reveal;
}

function rememberPlace(window: BrowserWindow, onPlace: WindowOptions['onPlace']): void {
  const remember = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return;
    onPlace({
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    });
  };
  window.on('resize', remember);
  window.on('move', remember);
  window.on('close', remember);
}

function reloadAfterCrash(window: BrowserWindow, onPageGone: (reason: string) => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    crashes = [...crashes.filter((at) => at > Date.now() - CRASH_SPAN_MS), Date.now()];
    onPageGone(details.reason);
    if (crashes.length <= MAX_RELOADS) window.webContents.reload();
  });
}
