import { describe, expect, it } from 'vitest';
import { unixMs } from '../../src/core/time/epoch.ts';
import { AU_KM } from '../../src/core/units/constants.ts';
import { createFormat } from '../../src/i18n/format.ts';
import { createText } from '../../src/i18n/text.ts';

const format = createFormat(createText());

describe('partial dates stay partial', () => {
  it.each([
    ['2031', '2031'],
    ['2031-H1', 'first half of 2031'],
    ['2031-H2', 'second half of 2031'],
    ['2031-Q3', 'Q3 2031'],
    ['2031-04', 'April 2031'],
    ['2031-04-12', '12 April 2031'],
    ['2031-04-12T13:10Z', '12 April 2031, 13:10 UTC'],
    ['2031-04-12T00:00:30Z', '12 April 2031, 00:00:30 UTC'],
    ['1957-10-04T19:28Z', '4 October 1957, 19:28 UTC'],
  ])('%s is written %s', (text, expected) => {
    expect(format.partialDate(text)).toBe(expected);
  });

  it.each([
    [{ date: '2031', until: '2033' }, '2031–2033'],
    [{ date: '2031-04', until: '2031-06' }, 'April–June 2031'],
    [{ date: '2031-04-12', until: '2031-04-15' }, '12–15 April 2031'],
    [{ date: '2031-Q3', until: '2032' }, 'Q3 2031 to 2032'],
    [{ date: '2031-04' }, 'April 2031'],
  ])('a range %o is written %s', (range, expected) => {
    // Intl sets thin spaces around the dash of a range; their width is not our concern.
    expect(format.dateRange(range).replace(/\s*–\s*/g, '–')).toBe(expected);
  });

  it('cuts an instant to the precision asked for', () => {
    const instant = unixMs(Date.UTC(2031, 6, 2, 13, 10));
    expect(format.instant(instant)).toBe('2 July 2031');
    expect(format.instant(instant, 'half')).toBe('second half of 2031');
    expect(format.instant(instant, 'minute')).toBe('2 July 2031, 13:10 UTC');
  });
});

describe('quantities', () => {
  it.each([
    [0.4, '400 m'],
    [5.25, '5.3 km'],
    [3389.5, '3,390 km'],
    [384_400, '384,400 km'],
    [1_500_000, '1.5 million km'],
    [1.524 * AU_KM, '1.524 au'],
    [30.07 * AU_KM, '30.07 au'],
  ])('%d km is written %s', (km, expected) => {
    expect(format.distance(km)).toBe(expected);
  });

  it('gives kilometres beside astronomical units', () => {
    expect(format.distanceInFull(1.524 * AU_KM)).toBe('1.524 au (228 million km)');
  });

  it.each([
    [1.28, '1.28 seconds'],
    [59.96, '60 seconds'],
    [499, '8 minutes, 19 seconds'],
    [3600, '1 hour'],
    [86_400 * 2.5, '2 days, 12 hours'],
    [31_557_600 * 10, '10 years'],
    [2_629_800, '1 month'],
  ])('%d s is written %s', (seconds, expected) => {
    expect(format.duration(seconds)).toBe(expected);
  });

  it.each([
    [1, 'real time'],
    [86_400, '1 day per second'],
    [604_800, '7 days per second'],
    [-3600, '1 hour per second, backwards'],
    [315_576_000, '10 years per second'],
  ])('a rate of %d is written %s', (rate, expected) => {
    expect(format.rate(rate)).toBe(expected);
  });

  it('writes speeds, masses and lists', () => {
    expect(format.speed(17.02)).toBe('17 km/s');
    expect(format.mass(722)).toBe('722 kg');
    expect(format.mass(26_500)).toBe('26.5 t');
    expect(format.list(['Mars', 'Phobos', 'Deimos'])).toBe('Mars, Phobos and Deimos');
  });
});

it.each([
  [1.282, '1.28s'],
  [499.005, '8m 19s'],
  [15_120, '4h 12m'],
])('light takes %d s, written %s', (seconds, expected) => {
  expect(format.lightTime(seconds)).toBe(expected);
});
