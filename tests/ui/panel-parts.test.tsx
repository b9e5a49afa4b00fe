// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PanelBoundary } from '../../src/ui/errors/panel-boundary.tsx';
import { registerShortcuts } from '../../src/ui/keyboard/shortcuts.ts';
import { SidePanel } from '../../src/ui/panel/side-panel.tsx';
import { useClockUtc } from '../../src/ui/panel/use-clock-utc.ts';
import { renderWith, testExplorer } from './explorer-for-tests.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const probe = { renders: 0, shownUtc: 0 };

function Probe() {
  probe.shownUtc = useClockUtc();
  probe.renders++;
  return null;
}

const part = { isBroken: false };

function Part() {
  if (part.isBroken) throw new Error('broken for the test');
  return <p>works</p>;
}

describe('the clock of the panels', () => {
  it('follows a playing clock four times a second, and a jump at once', () => {
    const explorer = testExplorer('2026-06-01T00:00:00Z');
    vi.useFakeTimers();
    renderWith(explorer, <Probe />);
    explorer.clock.play(86_400);
    probe.renders = 0;
    for (let ms = 0; ms < 2000; ms += 16) {
      act(() => {
        explorer.clock.tick(ms);
        vi.advanceTimersByTime(16);
      });
    }
    expect(probe.renders).toBeGreaterThanOrEqual(7);
    expect(probe.renders).toBeLessThanOrEqual(9);
    act(() => explorer.clock.setEpoch(explorer.clock.range.start));
    // The range starts at midnight TDB, half a minute before the year does in UTC.
    expect(new Date(probe.shownUtc).toISOString().slice(0, 16)).toBe('1956-12-31T23:59');
  });
});

describe('shortcuts', () => {
  const run = vi.fn();
  let end = () => {};
  beforeEach(() => {
    run.mockClear();
    end = registerShortcuts([{ keys: [' ', 'x'], labelKey: 'help.help', group: 'go', run }]);
  });
  afterEach(() => end());

  it('answer to the bare key, in either case, and not to the browser’s own combinations', () => {
    fireEvent.keyDown(document.body, { key: 'X' });
    fireEvent.keyDown(document.body, { key: 'x', ctrlKey: true });
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('leave the space bar to a focused button and letters to a field', () => {
    render(
      <>
        <button type="button">press</button>
        <input aria-label="field" />
      </>,
    );
    fireEvent.keyDown(screen.getByRole('button'), { key: ' ' });
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'x' });
    expect(run).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByRole('button'), { key: 'x' });
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('are gone after they are taken away', () => {
    end();
    fireEvent.keyDown(document.body, { key: 'x' });
    expect(run).not.toHaveBeenCalled();
  });
});

describe('a failing panel', () => {
  it('says so plainly and can be tried again', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    part.isBroken = true;
    render(
      <PanelBoundary>
        <Part />
      </PanelBoundary>,
    );
    expect(screen.getByRole('alert').textContent).toContain('This part stopped working');
    part.isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('works')).toBeTruthy();
    vi.restoreAllMocks();
  });
});

describe('a sheet', () => {
  it('has three heights by arrow keys and by tapping its handle, and takes and returns the focus', () => {
    const panel = (isOpen: boolean) => (
      <>
        <button type="button">before</button>
        {isOpen && (
          <SidePanel side="start" takesFocus title="Filters" closeLabel="Close" onClose={() => {}}>
            content
          </SidePanel>
        )}
      </>
    );
    const { rerender } = render(panel(false));
    screen.getByText('before').focus();
    rerender(panel(true));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Filters' }));
    const handle = screen.getByRole('slider', { name: 'Height of the panel' });
    const height = () => screen.getByRole('complementary').dataset.sheet;
    fireEvent.keyDown(handle, { key: 'ArrowUp' });
    expect(height()).toBe('full');
    fireEvent.click(handle);
    expect(height()).toBe('peek');
    rerender(panel(false));
    expect(document.activeElement).toBe(screen.getByText('before'));
  });
});
