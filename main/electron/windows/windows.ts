/** A window of the app: sandboxed, on our page alone, where the user left it. */

import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { WindowBounds } from '../../stores/windowStore.ts';
import { PAGE_ORIGIN } from './pageFile.ts';
import { besideWindow, LEAST_HEIGHT, LEAST_WIDTH, visibleBounds, type Point } from './windowBounds.ts';
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
  readonly bounds: WindowBounds | undefined;
  /** Where a new one appears, if not beside another one. */
  readonly at: Point | null;
  readonly beside: BrowserWindow | null;
  readonly onBounds: (bounds: Omit<WindowBounds, 'id'>) => void;
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
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const bounds =
    options.bounds?.bounds ?? besideWindow(options.beside?.getNormalBounds() ?? null, options.at);
  const color = nativeTheme.shouldUseDarkColors ? DARK : LIGHT;
  const ground = windowGround(options.opacity, color, process.platform);
  const window = new BrowserWindow({
    ...visibleBounds(bounds, areas),
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
  rememberBounds(window, options.onBounds);
  reloadAfterCrash(window, options.onPageGone);
  void window.loadURL(`${PAGE_ORIGIN}index.html${ground.search}`);
  return { window, reveal };
}

/** Draws all windows at this opacity where that can be changed; elsewhere their pages see to it. */
export function setOpacity(opacity: number): void {
  if (process.platform !== 'win32') return;
  for (const window of BrowserWindow.getAllWindows()) window.setOpacity(opacity);
}

function revealOnce(window: BrowserWindow, { bounds, isActive }: WindowOptions): () => void {
  let isRevealed = false;
  const reveal = (): void => {
    if (isRevealed || window.isDestroyed()) return;
    isRevealed = true;
    if (bounds?.maximized === true) window.maximize();
    if (bounds?.fullScreen === true) window.setFullScreen(true);
    if (isActive()) window.show();
    else window.showInactive();
  };
  window.once('ready-to-show', () => setTimeout(reveal, RESTORE_MS).unref());
  return reveal;
}

function rememberBounds(window: BrowserWindow, onBounds: WindowOptions['onBounds']): void {
  const remember = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return;
    onBounds({
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
