let known: boolean | undefined;

/** Whether this browser draws with WebGL 2, which the picture needs. Asked once; the trial context is given back. */
export function hasWebGl2(): boolean {
  known ??= tryContext();
  return known;
}

function tryContext(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
