/** Fills the screen or gives it back; browsers that refuse leave the page as it is. */
export async function toggleFullscreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch (error) {
    // Refused by the browser or by the frame around us: nothing is lost.
    console.info('Full screen was refused:', error);
  }
}

/** Whether the browser offers full screen here (iPhones and some frames do not). */
export function canFullscreen(): boolean {
  return document.fullscreenEnabled === true;
}
