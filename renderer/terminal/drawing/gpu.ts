/** Detects a GPU with which WebGL draws faster than the page itself. */

/** Names of software renderers, which are slower than the page's own drawing. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/** Returns true when WebGL 2 runs on a real GPU. */
export function hasRealGpu(): boolean {
  const context = document
    .createElement('canvas')
    .getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (context === null) return false;
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = names === null ? '' : String(context.getParameter(names.UNMASKED_RENDERER_WEBGL));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !SOFTWARE.test(renderer);
}
