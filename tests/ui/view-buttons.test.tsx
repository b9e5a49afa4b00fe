// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ViewButtons } from '../../src/ui/shell/view-buttons.tsx';
import { renderWith, testExplorer } from './explorer-for-tests.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Presses "Farther" for so long (ms); `whileHeld` runs before it is let go. Tells what the scene then finds to do. */
function press(milliseconds: number, whileHeld: (camera: ReturnType<typeof testExplorer>['camera']) => void) {
  const explorer = testExplorer('2026-11-22T00:00Z');
  renderWith(explorer, <ViewButtons />);
  const button = screen.getByRole('button', { name: 'Farther' });
  fireEvent.pointerDown(button);
  vi.advanceTimersByTime(milliseconds);
  whileHeld(explorer.camera);
  fireEvent.pointerUp(button);
  fireEvent.click(button);
  return explorer.camera;
}

describe('a button that nears or widens the view', () => {
  it('makes one step for a press', () => {
    const camera = press(100, ({ zoomRate }) => expect(zoomRate).toBe(0));
    expect(camera.takeZoom()).toBeCloseTo(1 / 0.6);
  });

  it('goes on while it is held, and makes no step of its own then', () => {
    const camera = press(1000, (held) => {
      expect(held.zoomRate).toBeGreaterThan(0);
      held.pose.distanceKm *= 2;
    });
    expect(camera.zoomRate).toBe(0);
    expect(camera.takeZoom()).toBe(1);
  });

  it('loses no press that was let go before the first frame of the hold', () => {
    const camera = press(300, ({ zoomRate }) => expect(zoomRate).toBeGreaterThan(0));
    expect(camera.zoomRate).toBe(0);
    expect(camera.takeZoom()).toBeCloseTo(1 / 0.6);
  });
});
