// Detects if there is a display.

/**
 * True when windows can be shown: always on macOS and Windows, and on Linux if X11 or Wayland is configured.
 */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}
