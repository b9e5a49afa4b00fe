import type { LegReport } from '../../core/trajectory/segment-data.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import styles from './mission-path.module.css';

/** The figures a navigator asks for, a row for each leg. */
export function LegTable({ legs }: { readonly legs: readonly LegReport[] }) {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  const figure = (value: number | undefined, digits = 3) =>
    value === undefined ? t('path.none') : format.number(Math.abs(value) < 5e-4 ? 0 : value, digits);
  const burns = ({ manoeuvres, lowThrust }: LegReport) =>
    lowThrust?.deltaVKmS ?? manoeuvres?.reduce((sum, { deltaVKmS }) => sum + deltaVKmS, 0);
  return (
    // Wider than the panel: it scrolls by itself, also by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className={styles.scroller} aria-label={t('path.figures')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('path.column.leg')}</th>
            <th scope="col">{t('path.column.revolutions')}</th>
            <th scope="col">{t('path.column.c3')}</th>
            <th scope="col">{t('path.column.out')}</th>
            <th scope="col">{t('path.column.in')}</th>
            <th scope="col">{t('path.column.turn')}</th>
            <th scope="col">{t('path.column.limit')}</th>
            <th scope="col">{t('path.column.mismatch')}</th>
            <th scope="col">{t('path.column.burns')}</th>
          </tr>
        </thead>
        <tbody>
          {legs.map((leg) => (
            <tr key={`${leg.start}-${leg.toId}`}>
              <th scope="row">
                {t('path.leg', { from: catalog.objectName(leg.fromId), to: catalog.objectName(leg.toId) })}
              </th>
              <td>{figure(leg.revolutions)}</td>
              <td>{figure(leg.c3Km2S2)}</td>
              <td>{figure(leg.departureExcessKmS)}</td>
              <td>{figure(leg.arrivalExcessKmS)}</td>
              <td>{figure(leg.turnDeg)}</td>
              <td>{figure(leg.turnLimitDeg)}</td>
              <td>{figure(leg.excessMismatchKmS, 2)}</td>
              <td>{figure(burns(leg))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
