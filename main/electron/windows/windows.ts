/** Creates a window of the app: sandboxed, showing the app's page, at its remembered bounds. */

import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { WindowBounds } from '../../stores/windowStore.ts';
import { PAGE_ORIGIN } from './pageFile.ts';
import { besideWindow, MIN_HEIGHT, MIN_WIDTH, visibleBounds, type Point } from './windowBounds.ts';
import { windowGround } from './windowGround.ts';

/**
 * A crashed page is reloaded at most `MAX_RELOADS` times in this period, ms. More crashes would be an endless
 * loop.
 */
const CRASH_SPAN_MS = 60_000;
const MAX_RELOADS = 3;

/**
 * Max wait after the page's first frame for the restored screens, ms. A window that appears later would look
 * like a failed start.
 */
const RESTORE_MS = 3_000;

const DARK = '#16161e';
const LIGHT = '#ffffff';

export type WindowOptions = {
  readonly preload: string;
  /** Remembered bounds; undefined for a new window. */
  readonly bounds: WindowBounds | undefined;
  /** Position of a new window; null means beside the window `beside`. */
  readonly at: Point | null;
  readonly beside: BrowserWindow | null;
  readonly onBounds: (bounds: Omit<WindowBounds, 'id'>) => void;
  /** Returns true when the window should get the focus as it is revealed. */
  readonly isActive: () => boolean;
  /** Opacity of the terminals' background; 1 is opaque. */
  readonly opacity: number;
  /** Enables the page's developer tools; false in packaged builds. */
  readonly devTools: boolean;
  /** Called when the page crashed; the page is then reloaded, unless it has crashed too often. */
  readonly onPageGone: (reason: string) => void;
};

export type AppWindow = {
  readonly window: BrowserWindow;
  /** Shows the window for the first time, after its page was painted. */
  readonly reveal: () => void;
};

/** Opens a window, which stays hidden until `reveal` or a timeout. */
export function openWindow(options: WindowOptions): AppWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const bounds =
    options.bounds?.bounds ?? besideWindow(options.beside?.getNormalBounds() ?? null, options.at);
  const color = nativeTheme.shouldUseDarkColors ? DARK : LIGHT;
  const ground = windowGround(options.opacity, color, process.platform);
  const window = new BrowserWindow({
    ...visibleBounds(bounds, areas),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
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
      // Without this, the terminals of a hidden window would read no output, and their shells would block.
      backgroundThrottling: false,
    },
  });
  const reveal = revealOnce(window, options);
  rememberBounds(window, options.onBounds);
  reloadAfterCrash(window, options.onPageGone);
  void window.loadURL(`${PAGE_ORIGIN}index.html${ground.search}`);
  return { window, reveal };
}

/** Sets the opacity of all windows on Windows. On other systems, the pages draw the transparency. */
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
