import { describe, expect, it } from 'vitest';
import { unixMs } from '../../src/core/time/epoch.ts';
import { ON_FOCUS } from '../../src/state/camera-pose.ts';
import { createExplorerStore } from '../../src/state/store.ts';
import { formatUrl, parseUrl, type UrlVocabulary } from '../../src/state/url-state.ts';

const words: UrlVocabulary = {
  isObject: (id) => ['mars', 'juice', 'sun'].includes(id),
  isAgency: (id) => ['NASA', 'ESA'].includes(id),
  isDestination: (id) => ['mars', 'moon'].includes(id),
  isStory: (id) => id === 'flight-plan',
  isLanguage: (tag) => tag === 'en',
};
const pose = { azimuthDeg: 12.3, elevationDeg: -4.5, distanceKm: 1_234_000, ...ON_FOCUS };

describe('the link', () => {
  it('comes back as it was written', () => {
    const { url, problems } = parseUrl(
      '?t=2031-07-14T06:00:00Z&rate=-3600&sel=juice&focus=mars&cam=12.3,-4.5,1234000&agency=NASA,ESA&dest=moon&crew=crewed' +
        '&status=operational&theme=inspiration&eye=ride,juice,sun&gaze=-12.5,3.0,45.0&quality=low&ruler=mars,juice&scale=true&hide=labels,paths&lanes=agency&view=2020-01-01..2040-01-01' +
        '&show=constellations,ecliptic-grid&without=hilda,long-period-comet&rock=C%2F1996%20B2' +
        '&mode=present&story=flight-plan&step=3',
      words,
    );
    expect(problems).toEqual([]);
    const store = createExplorerStore(url.state);
    const written = formatUrl(
      store.getState(),
      { timeUtc: url.timeUtc!, rate: url.rate! },
      { pose: url.pose!, gaze: url.gaze! },
    );
    expect(parseUrl(written, words).url).toEqual(url);
    expect(url.state.filter?.agencies).toEqual(['NASA', 'ESA']);
    expect(url.pose).toEqual(pose);
  });

  it.each(['enlarged', 'true', 'log'] as const)('carries the scale %s there and back', (scaleMode) => {
    const state = createExplorerStore({ scaleMode }).getState();
    const clock = { timeUtc: unixMs(Date.UTC(2031, 6, 14)), rate: 86_400 };
    const written = formatUrl(state, clock, { pose, gaze: { yawDeg: 0, pitchDeg: 0, fieldDeg: 60 } });
    expect(createExplorerStore(parseUrl(written, words).url.state).getState().scaleMode).toBe(scaleMode);
  });

  it.each([
    [9e8, 7.8e8],
    [1_234_000, -1.5e8],
    [0.05, 12.3456],
  ])('carries a view shifted off its object, to a thousandth of its distance of %d km', (distanceKm, middleXKm) => {
    const shifted = { ...pose, distanceKm, middleXKm, middleYKm: -middleXKm / 3, middleZKm: 0 };
    const clock = { timeUtc: unixMs(Date.UTC(2031, 6, 14)), rate: 86_400 };
    const gaze = { yawDeg: 0, pitchDeg: 0, fieldDeg: 60 };
    const read = parseUrl(formatUrl(createExplorerStore().getState(), clock, { pose: shifted, gaze }), words).url.pose!;
    for (const axis of ['middleXKm', 'middleYKm', 'middleZKm'] as const)
      expect(Math.abs(read[axis] - shifted[axis])).toBeLessThan(distanceKm / 1000);
  });

  it('leaves out what is as usual', () => {
    const state = createExplorerStore().getState();
    const query = formatUrl(
      state,
      { timeUtc: unixMs(Date.UTC(2031, 6, 14)), rate: 86_400 },
      { pose, gaze: { yawDeg: 0, pitchDeg: 0, fieldDeg: 60 } },
    );
    expect(query).toBe('t=2031-07-14T00:00:00Z&cam=12.3,-4.5,1234000');
  });

  it.each([
    ['t', 'yesterday'],
    ['t', '2031-02-30'],
    ['rate', 'fast'],
    ['rate', '0'],
    ['rate', '1e12'],
    ['sel', 'nibiru'],
    ['focus', '../../etc'],
    ['cam', '1,2'],
    ['cam', '1,2,-3'],
    ['cam', '1,2,NaN'],
    ['pan', '1,2'],
    ['pan', '1,2,1e13'],
    ['agency', 'ACME'],
    ['dest', 'atlantis'],
    ['crew', 'cats'],
    ['status', 'lost'],
    ['quality', 'best'],
    ['eye', 'fly,juice'],
    ['eye', 'ride,nibiru'],
    ['eye', 'ride,juice,juice'],
    ['eye', 'stand'],
    ['gaze', '1,2'],
    ['gaze', '1,2,0'],
    ['ruler', 'mars'],
    ['ruler', 'mars,mars'],
    ['ruler', 'mars,nibiru'],
    ['scale', 'huge'],
    ['hide', 'everything'],
    ['lanes', 'colour'],
    ['show', 'ghosts'],
    ['without', 'dinosaurs'],
    ['rock', '<script>'],
    ['view', '2040-01-01..2020-01-01'],
    ['mode', 'god'],
    ['story', 'none'],
    ['lang', 'tlh'],
  ])('names what it does not understand and goes on: %s=%s', (parameter, value) => {
    const { url, problems } = parseUrl(`${parameter}=${encodeURIComponent(value)}`, words);
    expect(problems).toEqual([{ parameter, value }]);
    expect(createExplorerStore(url.state).getState()).toEqual(createExplorerStore().getState());
  });

  it('keeps the known part of a list', () => {
    const { url, problems } = parseUrl('agency=NASA,ACME,ESA', words);
    expect(url.state.filter?.agencies).toEqual(['NASA', 'ESA']);
    expect(problems).toEqual([{ parameter: 'agency', value: 'ACME' }]);
  });
});
