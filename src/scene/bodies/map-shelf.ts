import { ClampToEdgeWrapping, LinearFilter, LinearMipmapLinearFilter, RepeatWrapping, Texture } from 'three';
import { GLOBE_MAPS, RING_MAPS } from './maps.ts';

/**
 * Maps of the bodies, loaded when first wanted. A map that does not arrive leaves the plain shaded sphere, which is no
 * reason to bother a visitor.
 */
export class MapShelf {
  private readonly arrived = new Map<string, Texture>();
  private readonly asked = new Set<string>();
  private isDisposed = false;

  constructor(private readonly invalidate: () => void) {}

  /** The map of a globe; undefined while it loads or where there is none. */
  globeMap(bodyId: string): Texture | undefined {
    const file = GLOBE_MAPS[bodyId];
    return file === undefined ? undefined : this.take(file, true);
  }

  ringMap(bodyId: string): Texture | undefined {
    const file = RING_MAPS[bodyId]?.file;
    return file === undefined ? undefined : this.take(file, false);
  }

  dispose(): void {
    this.isDisposed = true;
    for (const texture of this.arrived.values()) texture.dispose();
    this.arrived.clear();
  }

  private take(file: string, isGlobe: boolean): Texture | undefined {
    const texture = this.arrived.get(file);
    if (!texture && !this.asked.has(file)) void this.load(file, isGlobe);
    return texture;
  }

  private async load(file: string, isGlobe: boolean): Promise<void> {
    this.asked.add(file);
    const image = new Image();
    image.src = `${import.meta.env.BASE_URL}textures/${file}`;
    try {
      await image.decode();
    } catch {
      return;
    }
    if (this.isDisposed) return;
    const texture = new Texture(image);
    texture.wrapS = isGlobe ? RepeatWrapping : ClampToEdgeWrapping;
    texture.minFilter = isGlobe ? LinearMipmapLinearFilter : LinearFilter;
    texture.generateMipmaps = isGlobe;
    texture.anisotropy = isGlobe ? 4 : 1;
    texture.needsUpdate = true;
    this.arrived.set(file, texture);
    this.invalidate();
  }
}
