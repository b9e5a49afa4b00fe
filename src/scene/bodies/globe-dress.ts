import { SECONDS_PER_DAY } from '../../core/units/constants.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import type { GlobeMaterial } from './globe-material.ts';
import type { MapShelf } from './map-shelf.ts';

/** From this radius (px) on the map of a globe is wanted, and from this its lights, clouds and relief. */
const MAP_FROM_PX = 7;
const OVERLAY_FROM_PX = 30;
/** Clouds drift eastwards with the westerlies, against the trades: 5° a day is a fair mean. Illustrative. */
const CLOUD_TURNS_A_DAY = 5 / 360;
/** Texels around a body without a map: made-up detail begins coarse. */
const NO_MAP_TEXELS = 26;
/** Screen pixels a texel of the map must take for made-up detail to begin, and to be at its strongest. */
const DETAIL_FROM = 1.6;
const DETAIL_FULL = 6;

/** Puts maps, and the detail that no map has, on globes. */
export class GlobeDress {
  /** The largest globe on the screen that shows made-up detail this frame. */
  private inventedId: string | null = null;
  private inventedPx = 0;

  constructor(
    private readonly stage: Stage,
    private readonly maps: MapShelf,
  ) {}

  put(object: SceneObject, material: GlobeMaterial, px: number): void {
    // The first picture does not wait for maps.
    const isReady = this.stage.explorer.store.getState().isSceneReady;
    const map = isReady && px >= MAP_FROM_PX ? this.maps.globeMap(object.id, px) : undefined;
    material.map = map?.texture;
    if (map) material.mapShare = smoothstep(MAP_FROM_PX, MAP_FROM_PX * 2, px);
    const texels = map ? map.widthPx || 4 * NO_MAP_TEXELS : NO_MAP_TEXELS;
    const share = smoothstep(DETAIL_FROM, DETAIL_FULL, (px * 2 * Math.PI) / texels);
    material.stretchedTexels = px * 2 * Math.PI > texels ? (map?.widthPx ?? 0) : 0;
    const isSun = object.body?.kind === 'star';
    material.setDetail(
      isSun || px < MAP_FROM_PX ? 0 : map?.widthPx === 0 ? 0.25 * share : share,
      texels / (2 * Math.PI),
    );
    if (!isSun && share > 0.3 && px > this.inventedPx) {
      this.inventedId = object.id;
      this.inventedPx = px;
    }
    if (isReady && px >= OVERLAY_FROM_PX) this.overlay(object.id, material, px);
  }

  /** Tells the page whether the body in view shows detail beyond its map. */
  tell(): void {
    const { store } = this.stage.explorer;
    if (store.getState().inventedDetailId !== this.inventedId) store.setState({ inventedDetailId: this.inventedId });
    this.inventedId = null;
    this.inventedPx = 0;
  }

  private overlay(id: string, material: GlobeMaterial, px: number): void {
    const share = smoothstep(OVERLAY_FROM_PX, OVERLAY_FROM_PX * 1.6, px);
    if (id === 'moon') {
      const relief = this.maps.overlay('moon-normals');
      if (relief) material.setRelief(relief, share);
    }
    if (id !== 'earth') return;
    const clouds = this.maps.overlay('earth-clouds');
    const turns = (this.stage.epoch / SECONDS_PER_DAY) * CLOUD_TURNS_A_DAY;
    if (clouds) material.setClouds(clouds, share, turns - Math.floor(turns));
    const lights = this.maps.overlay('earth-lights');
    if (lights) material.setLights(lights, share);
  }
}
