import type { Trajectory } from '../../src/core/trajectory/segment.ts';
import type { DateSpan, LegReport, SegmentData } from '../../src/core/trajectory/segment-data.ts';
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
    ...(leg.startSpan ? [`      ${chosen('departure', leg.startSpan)}`] : []),
    ...(leg.endSpan ? [`      ${chosen('arrival', leg.endSpan)}`] : []),
    ...figures(leg).map((line) => `      ${line}`),
    ...(leg.manoeuvres ?? []).map(
      ({ epoch, deltaVKmS, isPublished }) =>
        `      manoeuvre ${dayAndTime(epoch)}: ${deltaVKmS.toFixed(3)} km/s, ${isPublished ? 'date published' : 'date found'}`,
    ),
  ];
}

function chosen(what: string, { start, end, isPublished, isBest }: DateSpan): string {
  const span = `${day(start)} to ${day(end)}`;
  if (!isPublished) return `${what} not published: chosen, the best for the other end between ${span}`;
  return `${what} date chosen: ${isBest ? 'the best' : 'some day'} in the published span ${span}`;
}

function day(epoch: number): string {
  return dayAndTime(epoch).slice(0, 10);
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
  const dates = `${dayAndTime(interval.start)} to ${dayAndTime(interval.end)}`;
  const taken = segment.dates === undefined ? '' : `, dates ${segment.dates}`;
  return `  ${dates}  ${kind}, ${name(centreId)}: ${shape}, ${provenance}${taken}, ${withinText(kind, accuracy)}`;
}

/** What may be off, in words. */
function withinText(
  kind: SegmentData['kind'],
  { shareOfDistance, km, driftKmS, early }: SegmentData['accuracy'],
): string {
  const percent = (100 * shareOfDistance).toPrecision(2);
  const parts = [
    shareOfDistance === 0 ? '' : `${percent} % of the distance`,
    km === 0 ? '' : `${km.toPrecision(2)} km`,
    driftKmS === undefined ? '' : `${(driftKmS * 86_400).toPrecision(2)} km a day`,
  ];
  const sum = parts.filter((part) => part !== '').join(' + ') || '0 km';
  const within = shareOfDistance >= 1 && kind === 'orbit' ? 'place on it not known' : `within ${sum}`;
  return early === undefined ? within : `${within}, may come as late as ${day(early.until)}`;
}

/** Why a stretch is missing, as one line. */
export function gapLine({ reason, detail }: Trajectory['gaps'][number]): string {
  return `  ${reason}: ${detail}`;
}
