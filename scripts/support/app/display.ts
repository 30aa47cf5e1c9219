// Says whether this process can show a window.

/** Whether there is a display: always on macOS and Windows, on Linux when X11 or Wayland is announced. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}
