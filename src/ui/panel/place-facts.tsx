import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import type { KnownPlace, Separation, UnknownPlace } from '../../state/whereabouts.ts';
import { Fact, Facts, Remark } from './section.tsx';

/** Light that takes less says nothing to a visitor. */
const SHORTEST_LIGHT_SECONDS = 0.1;

interface PlaceFactsProps {
  readonly place: KnownPlace | UnknownPlace;
  /** Name of the body the speed is told about; without it there is no line for the speed. */
  readonly speedAbout?: string;
}

/** Distances, light times and how well they are known; or since when and until when there is a position. */
export function PlaceFacts({ place, speedAbout }: PlaceFactsProps) {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  if (place.kind === 'unknown') return <Remark>{whyUnknown(place)}</Remark>;

  const line = (name: string, separation: Separation | undefined) =>
    separation && (
      <Fact name={name}>
        {format.distanceInFull(separation.distanceKm, digitsKnown(separation.distanceKm, place.accuracyKm))}
        {separation.lightTimeSeconds >= SHORTEST_LIGHT_SECONDS && (
          <div>{t('body.light', { time: format.lightTime(separation.lightTimeSeconds) })}</div>
        )}
      </Fact>
    );
  return (
    <>
      <Facts>
        {line(t('body.fromEarth'), place.fromEarth)}
        {line(t('body.fromSun'), place.fromSun)}
        {place.fromCentre &&
          line(t('body.fromParent', { parent: catalog.objectName(place.fromCentre.fromId) }), place.fromCentre)}
        {speedAbout && place.speedKmS !== undefined && (
          <Fact name={t('mission.speed')}>
            {t('mission.speedAbout', { speed: format.speed(place.speedKmS), body: speedAbout })}
          </Fact>
        )}
      </Facts>
      <Remark>{t(`panel.provenance.${place.provenance}`, { distance: format.distance(place.accuracyKm, 2) })}</Remark>
    </>
  );

  function whyUnknown({ reason, beforeUtc, afterUtc }: UnknownPlace): string {
    if (reason === 'not-loaded') return t('panel.notLoaded');
    if (beforeUtc !== undefined) return t('panel.noDataBefore', { date: format.instant(beforeUtc) });
    if (afterUtc !== undefined) return t('panel.noDataAfter', { date: format.instant(afterUtc) });
    return t('panel.noDataBetween');
  }
}

/** Digits of a distance that its accuracy allows: two to four. */
function digitsKnown(distanceKm: number, accuracyKm: number): number {
  if (accuracyKm <= 0) return 4;
  return Math.min(Math.max(Math.floor(Math.log10(distanceKm / accuracyKm)) + 1, 2), 4);
}
