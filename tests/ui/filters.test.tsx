// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_FILTER } from '../../src/catalog/filters.ts';
import type { Explorer } from '../../src/state/explorer.ts';
import { ActiveFilterChips } from '../../src/ui/filters/active-filter-chips.tsx';
import { activeFilters, toggledFilter, withoutFilter } from '../../src/ui/filters/active-filters.ts';
import { FilterDrawer } from '../../src/ui/filters/filter-drawer.tsx';
import { renderWith, testExplorer } from './explorer-for-tests.tsx';

afterEach(cleanup);

describe('the filter drawer', () => {
  let explorer: Explorer;
  beforeEach(() => {
    explorer = testExplorer('2026-06-01T00:00:00Z');
    renderWith(
      explorer,
      <>
        <FilterDrawer onClose={vi.fn()} />
        <ActiveFilterChips />
      </>,
    );
  });

  const shownOf = () => Number(/^(\d+) of/.exec(screen.getAllByRole('status')[0]?.textContent ?? '')?.[1]);

  it('finds an agency by its short name, filters by it, and drops it with one tap on its chip', () => {
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find an agency' }), { target: { value: 'jaxa' } });
    fireEvent.click(screen.getByRole('checkbox', { name: /^JAXA/ }));
    expect(explorer.store.getState().filter.agencies).toEqual(['JAXA']);
    expect(shownOf()).toBe(explorer.catalog.missionsOf('JAXA').length);
    fireEvent.click(screen.getByRole('button', { name: 'Remove the filter JAXA' }));
    expect(explorer.store.getState().filter).toEqual(EMPTY_FILTER);
  });

  it('counts Phobos and Deimos with Mars', () => {
    fireEvent.click(screen.getByRole('checkbox', { name: /^Mars/ }));
    expect(shownOf()).toBe(explorer.catalog.missionsTo('mars').length);
  });

  it('says so when nothing is left, and clears everything at once', () => {
    fireEvent.click(screen.getByRole('checkbox', { name: /^Crewed/ }));
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find a destination' }), { target: { value: 'neptune' } });
    fireEvent.click(screen.getByRole('checkbox', { name: /^Neptune/ }));
    expect(screen.getByText(/No mission fits all of these filters/)).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: 'Clear all' })[0] as HTMLElement);
    expect(explorer.store.getState().filter).toEqual(EMPTY_FILTER);
  });

  it('keeps crewed and robotic apart: choosing one drops the other', () => {
    fireEvent.click(screen.getByRole('checkbox', { name: /^Crewed/ }));
    fireEvent.click(screen.getByRole('checkbox', { name: /^Robotic/ }));
    expect(explorer.store.getState().filter.crew).toBe('robotic');
  });
});

describe('filter choices', () => {
  it('switch on, off, and are listed for the chips', () => {
    const one = toggledFilter({ ...EMPTY_FILTER, crew: 'crewed' }, 'statuses', 'failed');
    expect(activeFilters(one).map((f) => f.value)).toEqual(['crewed', 'failed']);
    expect(toggledFilter(one, 'statuses', 'failed').statuses).toEqual([]);
    expect(withoutFilter(one, { part: 'crew', value: 'crewed' })).toEqual({ ...EMPTY_FILTER, statuses: ['failed'] });
  });
});
