import { Color } from 'three';

/** The page's own ground; colours go to the screen as they are. */
export const BACKGROUND = new Color().setRGB(5 / 255, 7 / 255, 13 / 255);
