// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { MissionTable } from '../../src/ui/fallback/mission-table.tsx';
import './browser-gaps.ts';
import { renderWith, testExplorer } from './explorer-for-tests.tsx';

afterEach(cleanup);

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

it('lists every mission, finds some, sorts them and opens one', async () => {
  const explorer = testExplorer('2026-06-01T00:00:00Z');
  renderWith(explorer, <MissionTable isWholePage />);
  expect(names()).toHaveLength(explorer.catalog.missions.length);

  fireEvent.change(screen.getByRole('searchbox', { name: 'Find a mission' }), { target: { value: 'nasa jupiter' } });
  expect(names()).toContain('Europa Clipper');
  expect(names()).not.toContain('Juice 2');

  expect(names()).toEqual([...names()].sort((a, b) => (a ?? '').localeCompare(b ?? '')));
  fireEvent.click(within(screen.getByRole('columnheader', { name: 'Launch' })).getByRole('button'));
  // Pioneer 10, 2 March 1972 UTC, was the first craft sent to Jupiter.
  expect(names()[0]).toBe('Pioneer 10');
  expect(screen.getByRole('columnheader', { name: 'Launch' }).getAttribute('aria-sort')).toBe('ascending');

  fireEvent.click(screen.getByRole('button', { name: 'Details of Europa Clipper' }));
  expect(await screen.findByText(/icy moon Europa/)).toBeTruthy();
});
