import { CalendarClock, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { RATES } from '../../state/clock.ts';
import { useExplorer } from '../../state/explorer-context.ts';
import { goToNow, stepEvent } from '../../state/navigate.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useShortcuts } from '../keyboard/shortcuts.ts';
import { nearestRate, neighbourRate, toggleClock, togglePlay } from './play-control.ts';
import styles from './transport.module.css';
import { usePlayState } from './use-clock-state.ts';

/** Play both ways, speed, steps from event to event, today. */
export function Transport() {
  const t = useText();
  const explorer = useExplorer();
  const { clock } = explorer;
  const { isPlaying, rate } = usePlayState();
  const playsForward = isPlaying && rate > 0;
  const playsBackward = isPlaying && rate < 0;

  useShortcuts([
    { keys: [' '], labelKey: 'timeline.help.play', group: 'time', run: () => toggleClock(clock) },
    { keys: ['['], labelKey: 'timeline.help.previous', group: 'time', run: () => void stepEvent(explorer, -1) },
    { keys: [']'], labelKey: 'timeline.help.next', group: 'time', run: () => void stepEvent(explorer, 1) },
    { keys: [','], labelKey: 'timeline.help.slower', group: 'time', run: () => clock.setRate(neighbourRate(rate, -1)) },
    { keys: ['.'], labelKey: 'timeline.help.faster', group: 'time', run: () => clock.setRate(neighbourRate(rate, 1)) },
    { keys: ['v'], labelKey: 'timeline.help.reverse', group: 'time', run: () => clock.setRate(-rate) },
    { keys: ['n'], labelKey: 'timeline.help.now', group: 'time', run: () => goToNow(explorer) },
  ]);

  return (
    <fieldset className={styles.transport} aria-label={t('timeline.transport')}>
      <IconButton
        className={styles.button}
        icon={SkipBack}
        label={t('timeline.previousEvent')}
        shortcut="["
        onPress={() => void stepEvent(explorer, -1)}
      />
      <IconButton
        className={`${styles.button} ${styles.backward}`}
        icon={playsBackward ? Pause : Play}
        label={t(playsBackward ? 'timeline.pause' : 'timeline.playBackward')}
        isPressed={playsBackward}
        onPress={() => togglePlay(clock, -1)}
      />
      <IconButton
        className={`${styles.button} ${styles.play}`}
        icon={playsForward ? Pause : Play}
        label={t(playsForward ? 'timeline.pause' : 'timeline.play')}
        shortcut="Space"
        isPressed={playsForward}
        onPress={() => togglePlay(clock, 1)}
      />
      <IconButton
        className={styles.button}
        icon={SkipForward}
        label={t('timeline.nextEvent')}
        shortcut="]"
        onPress={() => void stepEvent(explorer, 1)}
      />
      <SpeedSelect rate={rate} onChange={(chosen) => clock.setRate(chosen)} />
      <IconButton
        className={styles.button}
        icon={CalendarClock}
        label={t('timeline.now')}
        shortcut="N"
        onPress={() => goToNow(explorer)}
      />
    </fieldset>
  );
}

/** The speeds in words; a speed set by a link that is none of them stands first. */
function SpeedSelect({ rate, onChange }: { readonly rate: number; onChange(rate: number): void }) {
  const t = useText();
  const format = useFormat();
  const sign = Math.sign(rate) || 1;
  const speed = Math.abs(rate);
  const offered = RATES.includes(speed)
    ? RATES
    : [speed, ...RATES.filter((r) => r !== nearestRate(rate))].sort((a, b) => a - b);
  return (
    <select
      className={styles.speed}
      aria-label={t('timeline.speed')}
      value={speed}
      onChange={(event) => onChange(sign * Number(event.target.value))}
    >
      {offered.map((r) => (
        <option key={r} value={r}>
          {format.rate(sign * r)}
        </option>
      ))}
    </select>
  );
}
