import type { Texture } from 'three';
import { bandedMap } from './banded-maps.ts';
import type { MapFiles } from './map-files.ts';
import { GLOBE_MAPS, OVERLAY_MAPS, type OverlayMap, RING_MAPS, SMALL_MAP_WIDTH_PX } from './maps.ts';

/** The small map is stretched from this radius on (px): one of its pixels is then larger than one of the screen. */
export const FINE_MAP_FROM_PX = (0.9 * SMALL_MAP_WIDTH_PX) / (2 * Math.PI);
/** Bytes of a texel with its smaller copies. */
const BYTES_A_TEXEL = (4 * 4) / 3;

interface Held {
  readonly texture: Texture;
  readonly bytes: number;
  /** Whether it may go when memory is short. */
  readonly isFine: boolean;
  lastUse: number;
}

/** A map of a globe as it is now. */
export interface GlobeMap {
  readonly texture: Texture;
  /** Pixels from west to east; 0 for one made by code. */
  readonly widthPx: number;
}

/**
 * Maps of the bodies, loaded when first wanted: a small one at once, the fine one when the body is large on the screen.
 * Fine ones that have not been seen for longest go when together they take more than `budgetBytes`. A map that does not
 * arrive leaves the one before, or the plain shaded sphere, which is no reason to bother a visitor.
 */
export class MapShelf {
  private readonly held = new Map<string, Held>();
  private readonly globes = new Map<string, GlobeMap>();
  private readonly asked = new Set<string>();
  private fineFiles: Readonly<Record<string, string>> | undefined;
  private isListAsked = false;
  private isDisposed = false;
  private use = 0;

  constructor(
    private readonly files: MapFiles,
    private readonly invalidate: () => void,
    private readonly budgetBytes: number,
  ) {}

  /** The best map at hand for a globe of this radius on the screen (px); undefined while none has come. */
  globeMap(bodyId: string, radiusPx: number): GlobeMap | undefined {
    if (radiusPx >= FINE_MAP_FROM_PX) {
      const file = this.fineFile(bodyId);
      const fine = file === undefined ? undefined : this.globeOf(file);
      if (fine) return fine;
    }
    const small = GLOBE_MAPS[bodyId];
    return small === undefined ? bandedMap(bodyId) : this.globeOf(small);
  }

  /** Lights, clouds or relief; undefined while it loads. */
  overlay(name: OverlayMap): Texture | undefined {
    return this.take(OVERLAY_MAPS[name], 'globe')?.texture;
  }

  ringMap(bodyId: string): Texture | undefined {
    const file = RING_MAPS[bodyId]?.file;
    return file === undefined ? undefined : this.take(file, 'ring')?.texture;
  }

  /** Bytes that fine maps take on the graphics card. */
  get fineBytes(): number {
    let bytes = 0;
    for (const held of this.held.values()) if (held.isFine) bytes += held.bytes;
    return bytes;
  }

  dispose(): void {
    this.isDisposed = true;
    for (const { texture } of this.held.values()) release(texture);
    this.held.clear();
    this.globes.clear();
  }

  private fineFile(bodyId: string): string | undefined {
    if (this.fineFiles) return this.fineFiles[bodyId];
    if (!this.isListAsked) void this.askForList();
    return undefined;
  }

  private async askForList(): Promise<void> {
    this.isListAsked = true;
    try {
      this.fineFiles = await this.files.list();
      this.invalidate();
    } catch (error) {
      console.warn('The list of fine maps could not be had: the small ones stay.', error);
    }
  }

  private globeOf(file: string): GlobeMap | undefined {
    return this.take(file, 'globe') && this.globes.get(file);
  }

  private take(file: string, kind: 'globe' | 'ring'): Held | undefined {
    const held = this.held.get(file);
    if (held) held.lastUse = ++this.use;
    else if (!this.asked.has(file)) void this.load(file, kind);
    return held;
  }

  private async load(file: string, kind: 'globe' | 'ring'): Promise<void> {
    this.asked.add(file);
    let texture: Texture;
    try {
      texture = await this.files.load(file, kind);
    } catch (error) {
      console.warn(`The map ${file} could not be had.`, error);
      return;
    }
    if (this.isDisposed) {
      release(texture);
      return;
    }
    const { width, height } = texture.image as { readonly width: number; readonly height: number };
    const isFine = width > SMALL_MAP_WIDTH_PX && kind === 'globe' && file.startsWith('large/');
    this.held.set(file, { texture, bytes: width * height * BYTES_A_TEXEL, isFine, lastUse: ++this.use });
    this.globes.set(file, { texture, widthPx: width });
    this.makeRoom(file);
    this.invalidate();
  }

  /** Lets the fine maps go that have not been seen for longest, but never the one that has just come. */
  private makeRoom(arrived: string): void {
    let bytes = this.fineBytes;
    while (bytes > this.budgetBytes) {
      let oldest: string | undefined;
      for (const [file, { isFine, lastUse }] of this.held) {
        if (!isFine || file === arrived) continue;
        if (oldest === undefined || lastUse < this.held.get(oldest)!.lastUse) oldest = file;
      }
      if (oldest === undefined) return;
      const held = this.held.get(oldest)!;
      release(held.texture);
      this.held.delete(oldest);
      this.globes.delete(oldest);
      this.asked.delete(oldest);
      bytes -= held.bytes;
    }
  }
}

function release(texture: Texture): void {
  texture.dispose();
  (texture.image as { close?: () => void } | null)?.close?.();
}
