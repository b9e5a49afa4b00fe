import { Catalog } from './catalog.ts';
import type { CatalogCore, CatalogDetails } from './catalog-data.ts';

/** How files are fetched; the app hands in its own `fetch`. */
export type FetchFile = (url: string) => Promise<Response>;

/** A file of the catalogue did not arrive. */
export class CatalogLoadError extends Error {
  constructor(
    readonly url: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`The catalogue file ${url} could not be loaded: ${reason}. Reload the page, or check the server.`, options);
    this.name = 'CatalogLoadError';
  }
}

/** A catalogue from the file with what the first picture needs; it was checked when it was built. @throws CatalogLoadError */
export async function fetchCatalog(coreUrl: string, fetchFile: FetchFile): Promise<Catalog> {
  return new Catalog(await fetchJson<CatalogCore>(coreUrl, fetchFile));
}

/** Fetches texts and sources and hands them to the catalogue; nothing happens when they are there. @throws CatalogLoadError */
export async function fetchDetails(catalog: Catalog, detailsUrl: string, fetchFile: FetchFile): Promise<void> {
  if (catalog.hasDetails) return;
  catalog.attachDetails(await fetchJson<CatalogDetails>(detailsUrl, fetchFile));
}

async function fetchJson<T>(url: string, fetchFile: FetchFile): Promise<T> {
  try {
    const response = await fetchFile(url);
    if (!response.ok) throw new CatalogLoadError(url, `the server answered ${response.status}`);
    return (await response.json()) as T;
  } catch (error) {
    if (error instanceof CatalogLoadError) throw error;
    throw new CatalogLoadError(url, error instanceof Error ? error.message : String(error), { cause: error });
  }
}
