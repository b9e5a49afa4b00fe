// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createText } from '../../src/i18n/text.ts';
import type { Explorer } from '../../src/state/explorer.ts';
import { notify } from '../../src/state/explorer.ts';
import { searchCatalog } from '../../src/ui/search/hits.ts';
import { ExploreShell } from '../../src/ui/shell/explore-shell.tsx';
import './browser-gaps.ts';
import { renderWith, testExplorer } from './explorer-for-tests.tsx';

let explorer: Explorer;

beforeEach(() => {
  localStorage.clear();
  explorer = testExplorer('2026-06-01T00:00:00Z');
  renderWith(explorer, <ExploreShell scene={<p>scene</p>} timeline={<p>timeline</p>} />);
});
afterEach(cleanup);

describe('search by keyboard', () => {
  it('opens with a slash, finds, walks and goes there', async () => {
    const user = userEvent.setup();
    await user.keyboard('/');
    const field = await screen.findByRole('searchbox', { name: 'Bodies, missions and agencies' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(screen.getByText('Places to start with')).toBeTruthy();
    await user.keyboard('bepi');
    await screen.findByRole('option', { name: /BepiColombo/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(explorer.store.getState().selectedId).toBe('bepicolombo'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByRole('complementary', { name: 'BepiColombo' })).toBeTruthy();
  });

  it('makes a chosen agency the filter', async () => {
    const user = userEvent.setup();
    await user.keyboard('/');
    await screen.findByRole('searchbox', { name: 'Bodies, missions and agencies' });
    await user.click(await screen.findByRole('option', { name: /Indian Space Research Organisation/ }));
    await waitFor(() => expect(explorer.store.getState().filter.agencies).toEqual(['ISRO']));
  });

  it('puts what was begun first, and says when nothing is found', () => {
    expect(searchCatalog(explorer.catalog, 'mar')[0]?.hits[0]?.id).toBe('mars');
    expect(searchCatalog(explorer.catalog, 'esa')[0]?.hits[0]?.id).toBe('ESA');
    expect(searchCatalog(explorer.catalog, 'psyche')[0]?.hits[0]?.id).toBe('psyche');
    expect(searchCatalog(explorer.catalog, 'xyzzy')).toEqual([]);
  });
});

describe('the shell', () => {
  it('switches layers by key, but not while someone types', async () => {
    const user = userEvent.setup();
    await user.keyboard('l');
    expect(explorer.store.getState().hiddenLayers).toEqual(['labels']);
    await user.keyboard('/');
    await screen.findByRole('searchbox', { name: 'Bodies, missions and agencies' });
    await user.keyboard('l');
    expect(explorer.store.getState().hiddenLayers).toEqual(['labels']);
  });

  it('closes the topmost thing with Escape', async () => {
    const user = userEvent.setup();
    explorer.store.setState({ selectedId: 'mars' });
    await screen.findByRole('complementary', { name: 'Mars' });
    await user.keyboard('g');
    await screen.findByRole('complementary', { name: 'Filters' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Filters' })).toBeNull());
    expect(explorer.store.getState().selectedId).toBe('mars');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(explorer.store.getState().selectedId).toBeNull());
  });

  it('tells once what this is, and remembers that it did', () => {
    expect(screen.getByText(/public picture of a shared table/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    cleanup();
    renderWith(explorer, <ExploreShell scene={<p>scene</p>} timeline={<p>timeline</p>} />);
    expect(screen.queryByText(/public picture of a shared table/)).toBeNull();
  });

  it('reads problems out as alerts and lets them be dismissed', async () => {
    notify(explorer, { kind: 'problem', textKey: 'notice.detailsFailed', values: {} });
    const alert = await screen.findByText(createText()('notice.detailsFailed'));
    expect(alert.closest('[role=alert]')).toBeTruthy();
  });

  it('always tells the scale the scene draws, and a press opens the choice of three', async () => {
    const user = userEvent.setup();
    expect(screen.getByRole('button', { name: /^Bodies enlarged/ })).toBeTruthy();
    explorer.store.setState({ scaleMode: 'log', scaleShown: 'log-near' });
    expect(await screen.findByRole('button', { name: /^Distances true near by/ })).toBeTruthy();
    explorer.store.setState({ scaleShown: 'log' });
    await user.click(await screen.findByRole('button', { name: /^Distances logarithmic/ }));
    // The drawer's code is loaded on the press.
    const choices = await screen.findByRole('group', { name: 'Sizes and distances' }, { timeout: 10_000 });
    expect(within(choices).getAllByRole('radio')).toHaveLength(3);
    await user.click(within(choices).getByRole('radio', { name: /^True scale/ }));
    expect(explorer.store.getState().scaleMode).toBe('true');
  });

  it('goes to the next scale by key, and round', async () => {
    const user = userEvent.setup();
    const modes: string[] = [];
    for (let i = 0; i < 3; i++) {
      await user.keyboard('s');
      modes.push(explorer.store.getState().scaleMode);
    }
    expect(modes).toEqual(['true', 'log', 'enlarged']);
  });

  it('lists every key it answers to', async () => {
    const user = userEvent.setup();
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
    expect(screen.getByText('Mission paths on or off')).toBeTruthy();
  });
});
