/** Whether drawing terminals with WebGL is worth it here. */

/** Software renderers, by the names they give themselves: the page's own drawing is faster than they are. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/** True when there is a real GPU behind WebGL 2. */
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
