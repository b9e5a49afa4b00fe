// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EVENT_MARK_FRAGMENT, kindNumber } from '../../src/scene/missions/event-mark-shader.ts';
import { PATH_FRAGMENT } from '../../src/scene/missions/path-shader.ts';
import { DASHES, DOTS, EVENT_KINDS, LINE_KINDS } from '../../src/state/line-styles.ts';
import { dashArray } from '../../src/ui/legend/line-sample.tsx';
import { SceneLegend } from '../../src/ui/legend/scene-legend.tsx';
import { renderWith, testExplorer } from './explorer-for-tests.tsx';
import './browser-gaps.ts';

const explorer = testExplorer('2026-11-22T00:00Z');

describe('the legend of lines and signs', () => {
  it('shows every kind of line and of event that the picture draws', () => {
    renderWith(explorer, <SceneLegend />);
    const legend = within(screen.getByRole('complementary', { name: 'Lines and signs' }));
    const terms = legend.getAllByRole('term');
    const texts = legend.getAllByRole('definition').map((d) => d.textContent);
    expect(new Set(texts).size).toBe(texts.length);
    expect(terms.length).toBe(texts.length);
    for (const term of terms) expect(term.querySelector('svg path, svg rect, svg circle, svg text')).not.toBeNull();
    // Lines and the band, two orbits, events and their two manners, agencies, two more signs.
    expect(texts.length).toBe(Object.keys(LINE_KINDS).length + 1 + 2 + EVENT_KINDS.length + 2 + 10 + 2);
    expect(texts).toEqual(expect.arrayContaining(['Still to come', 'Burn on the way', 'NASA', 'ESA', 'JAXA']));
  });

  it('cuts its lines as the picture does', () => {
    const { container } = renderWith(explorer, <SceneLegend />);
    const cuts = [...container.querySelectorAll('[stroke-dasharray]')].map((e) => e.getAttribute('stroke-dasharray'));
    expect(cuts).toContain(dashArray(DASHES));
    expect(cuts).toContain(dashArray(DOTS));
    for (const { stepPx, filled } of [DASHES, DOTS]) {
      expect(PATH_FRAGMENT).toContain(`strokes(${stepPx.toFixed(1)}, ${filled.toFixed(3)})`);
      const [stroke, gap] = dashArray({ stepPx, filled }).split(' ').map(Number);
      expect(stroke! + gap!).toBeGreaterThanOrEqual(stepPx);
      expect(stroke! + gap!).toBeLessThanOrEqual(2 * stepPx);
    }
  });

  it('has no sign the picture does not know', () => {
    // The smallest disc is the shape of what has no other.
    for (const kind of EVENT_KINDS.filter((k) => k !== 'other')) {
      expect(EVENT_MARK_FRAGMENT).toContain(`kind == ${kindNumber(kind)}.0`);
    }
  });
});
