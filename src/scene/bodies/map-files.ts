import { ClampToEdgeWrapping, LinearMipmapLinearFilter, RepeatWrapping, Texture } from 'three';
import { MAP_LIST } from './maps.ts';

/** Fetches maps. Tests put their own in its place. */
export interface MapFiles {
  /** The finer maps there are: file by body. */
  list(): Promise<Readonly<Record<string, string>>>;
  /** A map as a texture; no wider than the graphics card takes. */
  load(file: string, kind: 'globe' | 'ring'): Promise<Texture>;
}

/** The maps under `public/textures`. */
export function mapFiles(maxWidthPx: number): MapFiles {
  const folder = `${import.meta.env.BASE_URL}textures/`;
  return {
    async list() {
      const response = await fetchOk(folder + MAP_LIST);
      return readMapList(await response.json());
    },
    async load(file, kind) {
      const blob = await (await fetchOk(folder + file)).blob();
      return textureOf(await decode(blob, maxWidthPx), kind);
    },
  };
}

/** The finer maps by body, from the content of `maps.json`; entries that name no file are left out. */
export function readMapList(content: unknown): Readonly<Record<string, string>> {
  const large = (content as { readonly large?: Readonly<Record<string, unknown>> } | null)?.large ?? {};
  const files = Object.entries(large).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(files);
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}.`);
  return response;
}

/** Off the main thread, upside down as WebGL wants it; halved until the graphics card takes it. */
async function decode(blob: Blob, maxWidthPx: number): Promise<ImageBitmap> {
  const how: ImageBitmapOptions = { imageOrientation: 'flipY', premultiplyAlpha: 'none', colorSpaceConversion: 'none' };
  const image = await createImageBitmap(blob, how);
  const { width, height } = image;
  const part = fittingPart(Math.max(width, height), maxWidthPx);
  if (part === 1) return image;
  image.close();
  const resized = { resizeWidth: width * part, resizeHeight: height * part, resizeQuality: 'high' as const };
  return createImageBitmap(blob, { ...how, ...resized });
}

/** 1, ½, ¼ …: the largest part of an image's side that is not over the limit. */
export function fittingPart(sidePx: number, maxPx: number): number {
  let part = 1;
  while (sidePx * part > maxPx) part /= 2;
  return part;
}

function textureOf(image: ImageBitmap, kind: 'globe' | 'ring'): Texture {
  const texture = new Texture(image);
  const isGlobe = kind === 'globe';
  texture.flipY = false;
  texture.wrapS = isGlobe ? RepeatWrapping : ClampToEdgeWrapping;
  // Smaller copies keep far surfaces, narrow rings and their shadows from flickering.
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = isGlobe ? 4 : 1;
  texture.needsUpdate = true;
  return texture;
}
