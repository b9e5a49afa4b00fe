import { ArrowLeftRight, X, Zap } from 'lucide-react';
import { epochFromUtc } from '../../core/time/utc.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { chooseRulerEnd, lightSpeedUp, readRuler, removeRuler, sendLight } from '../../state/ruler.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { ObjectLink } from '../panel/object-link.tsx';
import { useClockUtc } from '../panel/use-clock-utc.ts';
import styles from './ruler-bar.module.css';

/** What the ruler reads: the distance between its ends, how long light takes, how long an airliner would. */
export function RulerBar() {
  const t = useText();
  const format = useFormat();
  const explorer = useExplorer();
  const ruler = useExplorerState((s) => s.ruler);
  useExplorerState((s) => s.dataVersion);
  const utc = useClockUtc();
  if (!ruler) return null;
  const { fromId, toId, isChoosing } = ruler;
  const measured = readRuler(explorer, ruler, epochFromUtc(utc));
  const speedUp = measured && lightSpeedUp(measured.lightTimeSeconds);

  return (
    <aside className={styles.strip} data-ruler aria-label={t('ruler.label')}>
      <div className={styles.bar} data-covers-picture>
        <p className={styles.ends}>
          <ObjectLink id={fromId} />
          <span aria-hidden> – </span>
          <ObjectLink id={toId} />
        </p>
        {isChoosing && <p className={styles.hint}>{t('ruler.choose')}</p>}
        {!isChoosing && !measured && <p className={styles.hint}>{t('ruler.noPlace')}</p>}
        {!isChoosing && measured && (
          <dl className={styles.figures}>
            <div>
              <dt>{t('ruler.distance')}</dt>
              <dd>{format.distanceInFull(measured.distanceKm)}</dd>
            </div>
            <div>
              <dt>
                {speedUp && speedUp > 1
                  ? t('ruler.lightShown', { times: format.number(speedUp, 5) })
                  : t('ruler.light')}
              </dt>
              <dd>{format.lightTime(measured.lightTimeSeconds)}</dd>
            </div>
            <div>
              <dt>{t('ruler.airliner')}</dt>
              <dd>{format.duration(measured.airlinerSeconds)}</dd>
            </div>
          </dl>
        )}
        <IconButton
          icon={ArrowLeftRight}
          label={t('ruler.otherEnd')}
          isPressed={isChoosing}
          onPress={() => chooseRulerEnd(explorer, !isChoosing)}
        />
        {measured && <IconButton icon={Zap} label={t('ruler.sendLight')} onPress={() => sendLight(explorer)} />}
        <IconButton icon={X} label={t('ruler.remove')} onPress={() => removeRuler(explorer)} />
      </div>
    </aside>
  );
}
