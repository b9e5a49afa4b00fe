// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_FILTER } from '../../../src/catalog/filters.ts';
import { unixMs } from '../../../src/core/time/epoch.ts';
import type { Explorer } from '../../../src/state/explorer.ts';
import { clockUtc, goToTime } from '../../../src/state/navigate.ts';
import { Timeline } from '../../../src/ui/timeline/timeline.tsx';
import { renderWith, testExplorer } from '../explorer-for-tests.tsx';

const NOW = '2026-06-01T00:00:00Z';
let explorer: Explorer;

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  // jsdom measures nothing: the axis is a thousand pixels wide, the canvas has no context.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } });
  explorer = testExplorer(NOW);
  renderWith(explorer, <Timeline />);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const slider = () => screen.getByRole('slider', { name: 'Date' });
const iso = () => new Date(clockUtc(explorer)).toISOString().slice(0, 16);
const press = (key: string, more: object = {}) => fireEvent.keyDown(slider(), { key, ...more });

describe('the slider', () => {
  it('spans the range in days and says the date in words', () => {
    expect(slider().getAttribute('aria-valuemin')).toBe('0');
    expect(slider().getAttribute('aria-valuemax')).toBe('37620');
    expect(slider().getAttribute('aria-valuenow')).toBe('25353');
    expect(slider().getAttribute('aria-valuetext')).toBe('1 June 2026, 00:00 UTC');
  });

  it('is moved by keys, and the clock with it', () => {
    press('End');
    expect(iso()).toBe('2059-12-31T23:58');
    press('Home');
    expect(slider().getAttribute('aria-valuenow')).toBe('0');
    const before = clockUtc(explorer);
    press('ArrowRight');
    const stepDays = (clockUtc(explorer) - before) / 86_400_000;
    expect(stepDays).toBeCloseTo(37.62, 1);
    press('PageUp', { shiftKey: true });
    expect(iso().slice(0, 4)).toBe('2059');
  });

  it('follows the clock wherever it is set', () => {
    act(() => goToTime(explorer, unixMs(Date.parse('1969-07-20T20:17:00Z'))));
    expect(slider().getAttribute('aria-valuetext')).toBe('20 July 1969, 20:17 UTC');
  });
});

describe('the missions', () => {
  const list = () => screen.getByRole('listbox');

  it('are all there, each once', () => {
    const ids = within(list())
      .getAllByRole('option')
      .map((option) => option.dataset.missionId);
    expect(ids.toSorted()).toEqual(explorer.catalog.missions.map((m) => m.id).toSorted());
  });

  it('say name, agency, dates and status', () => {
    expect(screen.getByRole('option', { name: /^Juice,/ }).getAttribute('aria-label')).toBe(
      'Juice, European Space Agency, 14 April 2023 to October 2035, Under way',
    );
  });

  it('are left out by the filter, and come back', () => {
    act(() => explorer.store.setState({ filter: { ...EMPTY_FILTER, agencies: ['JAXA'] } }));
    expect(within(list()).getAllByRole('option')).toHaveLength(explorer.catalog.missionsOf('JAXA').length);
    act(() => explorer.store.setState({ filter: { ...EMPTY_FILTER, agencies: ['nobody'] } }));
    expect(screen.getByText('No mission passes the filter.')).toBeTruthy();
    act(() => explorer.store.setState({ filter: EMPTY_FILTER }));
    expect(within(list()).getAllByRole('option')).toHaveLength(explorer.catalog.missions.length);
  });

  it('are selected by a click, and by keys after walking the list', () => {
    fireEvent.click(screen.getByRole('option', { name: /^Juice,/ }));
    expect(explorer.store.getState().selectedId).toBe('juice');
    const options = within(list()).getAllByRole<HTMLElement>('option');
    options[0]?.focus();
    fireEvent.keyDown(document.activeElement ?? list(), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(options[1]);
    expect(options.filter((option) => option.tabIndex === 0)).toEqual([options[1]]);
    fireEvent.keyDown(document.activeElement ?? list(), { key: 'Enter' });
    expect(explorer.store.getState().selectedId).toBe(options[1]?.dataset.missionId);
  });

  it('are hovered for the scene too', () => {
    const juice = screen.getByRole('option', { name: /^Juice,/ });
    fireEvent.pointerEnter(juice, { pointerType: 'mouse' });
    expect(explorer.store.getState().hoveredId).toBe('juice');
    fireEvent.pointerLeave(juice, { pointerType: 'mouse' });
    expect(explorer.store.getState().hoveredId).toBeNull();
  });

  it('stand in lanes that fold', () => {
    const moon = screen.getByRole('button', { name: /^Moon, \d+ missions$/ });
    expect(moon.getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(moon);
    expect(moon.getAttribute('aria-expanded')).toBe('false');
    expect(within(list()).getAllByRole('option')).toHaveLength(explorer.catalog.missions.length);
  });

  it('are grouped as chosen', () => {
    fireEvent.change(screen.getByRole('combobox', { name: 'Group the missions' }), {
      target: { value: 'agency' },
    });
    expect(explorer.store.getState().laneGroup).toBe('agency');
    expect(screen.getByRole('button', { name: /^ESA, / })).toBeTruthy();
  });
});

describe('the clock’s buttons', () => {
  it('play and pause either way, without a render per frame', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Play' }));
    expect([explorer.clock.isPlaying, explorer.clock.rate]).toEqual([true, 86_400]);
    const option = screen.getByRole('option', { name: /^Juice,/ });
    act(() => explorer.clock.tick(86_400));
    expect(screen.getByText('26 August 2026')).toBeTruthy();
    expect(screen.getByRole('option', { name: /^Juice,/ })).toBe(option);
    fireEvent.click(screen.getByRole('button', { name: 'Play backwards' }));
    expect(explorer.clock.rate).toBe(-86_400);
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(explorer.clock.isPlaying).toBe(false);
  });

  it('answer to the keys of the page', () => {
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(explorer.clock.isPlaying).toBe(true);
    fireEvent.keyDown(document.body, { key: '.' });
    expect(explorer.clock.rate).toBe(604_800);
    fireEvent.keyDown(document.body, { key: ' ' });
    act(() => explorer.store.setState({ selectedId: 'juice' }));
    fireEvent.keyDown(document.body, { key: ']' });
    expect(iso() > NOW).toBe(true);
    fireEvent.keyDown(document.body, { key: '[' });
    expect(iso() < NOW).toBe(true);
  });

  it('say the speed in words', () => {
    const speed = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Speed' });
    expect(speed.selectedOptions[0]?.textContent).toBe('1 day per second');
    fireEvent.change(speed, { target: { value: '31557600' } });
    expect(explorer.clock.rate).toBe(31_557_600);
  });

  it('take a typed date, and say what is wrong with one that is none', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Enter a date' }));
    const input = screen.getByRole('textbox', { name: 'Enter a date' });
    fireEvent.change(input, { target: { value: '30 Feb 2031' } });
    fireEvent.submit(input);
    expect(screen.getByRole('alert').textContent).toBe('There is no such day or hour in the calendar.');
    expect(iso()).toBe('2026-06-01T00:00');
    fireEvent.change(input, { target: { value: '12 Apr 2031' } });
    fireEvent.submit(input);
    expect(iso()).toBe('2031-04-12T00:00');
  });
});

describe('the height', () => {
  it('goes from the axis alone to tall and back', () => {
    for (let i = 0; i < 3; i++) fireEvent.click(screen.getByRole('button', { name: 'Smaller timeline' }));
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(slider()).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Larger timeline' }));
    expect(screen.getByRole('listbox')).toBeTruthy();
  });
});
