import { dismissNotice, type Explorer } from './explorer.ts';

/**
 * Fetches the missions' texts when they are not there yet: a panel that is opened early need not wait for the rest of the
 * page, and one whose texts failed can try again. Tells whether they are there in the end.
 */
export async function fetchMissionTexts(explorer: Explorer): Promise<boolean> {
  const { catalog, store } = explorer;
  if (catalog.hasDetails) return true;
  try {
    const { loadDetails } = await import('../catalog/load.ts');
    await loadDetails(catalog, (url) => fetch(url));
  } catch (error) {
    console.warn('The missions’ texts could not be loaded.', error);
    return catalog.hasDetails;
  }
  const outdated = store.getState().notices.find((notice) => notice.textKey === 'notice.detailsFailed');
  if (outdated) dismissNotice(explorer, outdated.id);
  store.setState((s) => ({ dataVersion: s.dataVersion + 1 }));
  return true;
}
