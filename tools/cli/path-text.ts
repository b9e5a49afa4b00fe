import type { Trajectory } from '../../src/core/trajectory/segment.ts';
import type { LegReport, SegmentData } from '../../src/core/trajectory/segment-data.ts';
import { dayAndTime } from './path-values.ts';

const MODELS: Readonly<Record<LegReport['model'], string>> = {
  ballistic: 'free flight',
  'ballistic-with-manoeuvre': 'free flight with manoeuvres',
  'low-thrust': 'low thrust',
  integrated: 'integrated with Earth, Moon and Sun',
  drift: 'drift',
};

/** A leg as lines of text: dates and ends, then what it asks of the craft. */
export function legLines(leg: LegReport, name: (id: string) => string): string[] {
  const turns = leg.revolutions === 1 ? '1 revolution' : `${leg.revolutions} revolutions`;
  const head = `  ${dayAndTime(leg.start)} to ${dayAndTime(leg.end)}  ${name(leg.fromId)} to ${name(leg.toId)}`;
  return [
    `${head}: ${MODELS[leg.model]}, ${turns}`,
    ...figures(leg).map((line) => `      ${line}`),
    ...(leg.manoeuvres ?? []).map(
      ({ epoch, deltaVKmS, isPublished }) =>
        `      manoeuvre ${dayAndTime(epoch)}: ${deltaVKmS.toFixed(3)} km/s, ${isPublished ? 'date published' : 'date found'}`,
    ),
  ];
}

function figures(leg: LegReport): string[] {
  const speeds = [
    leg.c3Km2S2 === undefined ? '' : `C3 ${leg.c3Km2S2.toFixed(2)} km²/s²`,
    leg.departureExcessKmS === undefined ? '' : `leaves at ${leg.departureExcessKmS.toFixed(3)} km/s`,
    leg.arrivalExcessKmS === undefined ? '' : `arrives at ${leg.arrivalExcessKmS.toFixed(3)} km/s`,
  ];
  const { turnDeg, turnLimitDeg, excessMismatchKmS: mismatch } = leg;
  const pass = [
    turnDeg === undefined ? '' : `turn ${turnDeg.toFixed(1)}°`,
    turnLimitDeg === undefined ? '' : `of at most ${turnLimitDeg.toFixed(1)}°`,
    mismatch === undefined ? '' : `speeds in and out differ by ${Math.abs(mismatch).toFixed(3)} km/s`,
  ];
  const thrust = leg.lowThrust && [
    `thrust ${leg.lowThrust.deltaVKmS.toFixed(2)} km/s in all`,
    `at most ${leg.lowThrust.peakMmS2.toFixed(3)} mm/s²`,
  ];
  return [speeds, pass, thrust ?? []].map((parts) => parts.filter((p) => p !== '').join(', ')).filter((l) => l !== '');
}

/** A segment as one line. */
export function segmentLine(segment: SegmentData, name: (id: string) => string): string {
  const { interval, kind, shape, centreId, provenance, accuracy } = segment;
  const isAnywhere = accuracy.shareOfDistance >= 1;
  const percent = (100 * accuracy.shareOfDistance).toPrecision(2);
  const share = accuracy.shareOfDistance === 0 ? '' : `${percent} % of the distance`;
  const km = accuracy.km === 0 ? '' : `${accuracy.km.toPrecision(2)} km`;
  const sum = [share, km].filter((part) => part !== '').join(' + ') || '0 km';
  const within = isAnywhere ? 'place on it not known' : `within ${sum}`;
  const dates = `${dayAndTime(interval.start)} to ${dayAndTime(interval.end)}`;
  return `  ${dates}  ${kind}, ${name(centreId)}: ${shape}, ${provenance}, ${within}`;
}

/** Why a stretch is missing, as one line. */
export function gapLine({ reason, detail }: Trajectory['gaps'][number]): string {
  return `  ${reason}: ${detail}`;
}
