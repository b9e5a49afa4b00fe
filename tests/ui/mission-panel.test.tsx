// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { clockUtc } from '../../src/state/navigate.ts';
import { SelectionPanel } from '../../src/ui/panel/selection-panel.tsx';
import { renderWith, testExplorer } from './explorer-for-tests.tsx';

afterEach(cleanup);

describe('the panel of a mission', () => {
  it('tells a past one: who, when, where it is now, and goes to an event', () => {
    const explorer = testExplorer('2026-06-01T00:00:00Z', { selectedId: 'voyager-2' }, { paths: ['voyager-2'] });
    renderWith(explorer, <SelectionPanel id="voyager-2" />);
    const panel = screen.getByRole('complementary', { name: 'Voyager 2' });
    expect(panel.textContent).toContain('Titan IIIE');
    expect(panel.textContent).toContain('Coasting on after its last known event');
    expect(panel.textContent).toMatch(/From the Sun1\d\d au/);
    expect(panel.textContent).toContain('Leaves the Sun');
    fireEvent.click(within(panel).getByRole('button', { name: /Fly-by of Neptune, 25 August 1989/ }));
    expect(new Date(clockUtc(explorer)).toISOString().slice(0, 10)).toBe('1989-08-25');
  });

  it('tells a planned one: open dates as such, not confirmed, and offers its launch', () => {
    const explorer = testExplorer('2020-01-01T00:00:00Z', { selectedId: 'dragonfly' });
    renderWith(explorer, <SelectionPanel id="dragonfly" />);
    const panel = screen.getByRole('complementary', { name: /Dragonfly/ });
    expect(panel.textContent).toContain('Not launched yet on 1 January 2020');
    expect(panel.textContent).toContain('planned');
    fireEvent.click(within(panel).getByRole('button', { name: 'Go to launch' }));
    expect(new Date(clockUtc(explorer)).getUTCFullYear()).toBe(2028);
  });

  it('tells an undated one without inventing a date or a place', () => {
    const explorer = testExplorer('2026-06-01T00:00:00Z', { selectedId: 'selenita' });
    renderWith(explorer, <SelectionPanel id="selenita" />);
    const panel = screen.getByRole('complementary');
    expect(panel.textContent).toContain('No date is published yet');
    expect(within(panel).queryByText('Go to launch')).toBeNull();
    expect(panel.textContent).not.toContain('light takes');
  });

  it('shows what it has while texts are still loading', () => {
    const explorer = testExplorer('2026-06-01T00:00:00Z', { selectedId: 'juice' }, { hasDetails: false });
    renderWith(explorer, <SelectionPanel id="juice" />);
    expect(screen.getByText('Loading …')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Enters orbit around Jupiter/ })).toBeTruthy();
  });

  it('opens sources in a new tab without a trace, and gives no way out in a kiosk', () => {
    const explorer = testExplorer('2026-06-01T00:00:00Z', { selectedId: 'juice' });
    const { unmount } = renderWith(explorer, <SelectionPanel id="juice" />);
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(link.target).toBe('_blank');
      expect(link.rel).toContain('noopener');
    }
    unmount();
    explorer.store.setState({ mode: 'kiosk' });
    renderWith(explorer, <SelectionPanel id="juice" />);
    expect(document.querySelectorAll('a[href^="http"]')).toHaveLength(0);
  });
});

describe('the panel of a body', () => {
  it('tells size, distance, light time and accuracy, and who goes there', () => {
    const explorer = testExplorer('2020-10-06T14:18:00Z', { selectedId: 'mars' });
    renderWith(explorer, <SelectionPanel id="mars" />);
    const panel = screen.getByRole('complementary', { name: 'Mars' });
    // Closest approach of 6 October 2020: 62.07 million km (NASA, "Mars close approach").
    expect(panel.textContent).toContain('62.1 million km');
    expect(panel.textContent).toContain('3m 27s');
    expect(panel.textContent).toContain('JPL ephemeris DE405');
    expect(within(panel).getByText('Mars Express')).toBeTruthy();
  });

  it('says that no mission there passes the filters', () => {
    const explorer = testExplorer('2026-06-01T00:00:00Z', { selectedId: 'neptune' });
    const { filter } = explorer.store.getState();
    explorer.store.setState({ filter: { ...filter, agencies: ['ISRO'] } });
    renderWith(explorer, <SelectionPanel id="neptune" />);
    expect(screen.getByText('None of the missions here passes the filters.')).toBeTruthy();
  });
});
