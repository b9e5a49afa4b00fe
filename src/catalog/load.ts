import { coreUrl, detailsUrl } from 'virtual:outbound-catalog';
import type { Catalog } from './catalog.ts';
import { type FetchFile, fetchCatalog, fetchDetails } from './fetch-catalog.ts';

/** Fetches what the first picture needs. @throws CatalogLoadError */
export function loadCatalog(fetchFile: FetchFile): Promise<Catalog> {
  return fetchCatalog(coreUrl, fetchFile);
}

/** Fetches texts and sources and hands them to the catalogue; nothing happens when they are there. @throws CatalogLoadError */
export function loadDetails(catalog: Catalog, fetchFile: FetchFile): Promise<void> {
  return fetchDetails(catalog, detailsUrl, fetchFile);
}
