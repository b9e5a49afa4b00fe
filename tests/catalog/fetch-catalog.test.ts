import { describe, expect, it } from 'vitest';
import { splitCatalog } from '../../src/catalog/catalog-data.ts';
import { CatalogLoadError, fetchCatalog, fetchDetails } from '../../src/catalog/fetch-catalog.ts';
import { readCatalog } from '../../tools/catalog/read-data.ts';

const { core, details } = splitCatalog(readCatalog().files);
const served: Record<string, unknown> = { 'core.json': core, 'details.json': details };

const fetchFile = async (url: string) => {
  if (url === 'broken.json') return new Response('{"missions": [', { status: 200 });
  return url in served ? Response.json(served[url]) : new Response('not found', { status: 404 });
};

describe('fetching the catalogue', () => {
  it('builds it from the first file and adds texts from the second', async () => {
    const catalog = await fetchCatalog('core.json', fetchFile);
    expect(catalog.missions.length).toBe(core.missions.length);
    expect(catalog.detailsOf('juice')).toBeUndefined();
    await fetchDetails(catalog, 'details.json', fetchFile);
    expect(catalog.detailsOf('juice')?.objectives.length).toBeGreaterThan(0);
    expect(catalog.bodyDetailsOf('mars')?.sources.length).toBeGreaterThan(0);
    expect(catalog.agencyDetailsOf('ESA')?.interests).toContain('member states');
  });

  it('asks for the texts once', async () => {
    const catalog = await fetchCatalog('core.json', fetchFile);
    await fetchDetails(catalog, 'details.json', fetchFile);
    await fetchDetails(catalog, 'missing.json', fetchFile);
    expect(catalog.hasDetails).toBe(true);
  });

  it.each([
    ['missing.json', /missing\.json could not be loaded: the server answered 404/],
    ['broken.json', /broken\.json could not be loaded/],
  ])('says which file did not arrive: %s', async (url, message) => {
    await expect(fetchCatalog(url, fetchFile)).rejects.toThrow(CatalogLoadError);
    await expect(fetchCatalog(url, fetchFile)).rejects.toThrow(message);
  });

  it('says so when the network fails', async () => {
    const offline = () => Promise.reject(new TypeError('network down'));
    await expect(fetchCatalog('core.json', offline)).rejects.toThrow(/network down.*Reload the page/);
  });
});
