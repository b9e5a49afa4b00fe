// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { FINENESSES } from '../../src/state/store.ts';
import { DisplayDrawer } from '../../src/ui/settings/display-drawer.tsx';
import { renderWith, testExplorer } from './explorer-for-tests.tsx';
import './browser-gaps.ts';

vi.stubGlobal('matchMedia', () => ({ matches: false }));

it('says what the machine was found to keep up with, as long as that decides', () => {
  const explorer = testExplorer('2026-11-22T00:00Z');
  renderWith(explorer, <DisplayDrawer onClose={() => {}} />);
  const told = FINENESSES.map((fineness) => {
    act(() => explorer.store.setState({ fineness }));
    return screen.getByRole('radio', { name: /As this machine keeps up with/ }).closest('label')?.textContent;
  });
  expect(new Set(told).size).toBe(FINENESSES.length);
  for (const text of told) expect(text).toMatch(/Now: /);
  act(() => explorer.store.setState({ quality: 'high' }));
  expect(screen.queryByText(/Now: /)).toBeNull();
});
