let widest: number | undefined;
let isDrawnBySoftware = false;

/** The least that WebGL 2 promises. */
const PROMISED_WIDTH = 2048;

/** Whether this browser draws with WebGL 2, which the picture needs. Asked once; the trial context is given back. */
export function hasWebGl2(): boolean {
  widest ??= tryContext();
  return widest > 0;
}

/** Pixels a side of the largest texture the graphics card takes. */
export function maxTextureWidth(): number {
  return hasWebGl2() ? widest! : PROMISED_WIDTH;
}

/** Whether the processor does the graphics card's work: then each pixel's cost counts. */
export function isSoftwareDrawn(): boolean {
  return hasWebGl2() && isDrawnBySoftware;
}

/** The largest texture's side (px); 0 without WebGL 2. */
function tryContext(): number {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    const side = context?.getParameter(context.MAX_TEXTURE_SIZE) as number | undefined;
    const names = context?.getExtension('WEBGL_debug_renderer_info');
    const renderer = names ? String(context?.getParameter(names.UNMASKED_RENDERER_WEBGL)) : '';
    isDrawnBySoftware = /swiftshader|llvmpipe|software|basic render/i.test(renderer);
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context ? Math.max(PROMISED_WIDTH, side ?? 0) : 0;
  } catch {
    return 0;
  }
}
