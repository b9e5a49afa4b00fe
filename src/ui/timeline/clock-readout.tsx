import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { clockUtc, goToTime } from '../../state/navigate.ts';
import styles from './clock-readout.module.css';
import { type ClockPrecision, clockPrecision, clockText } from './clock-text.ts';
import { type DateEntryProblem, parseDateEntry } from './date-entry.ts';

/** The clock's time, large; pressing it lets one type another. */
export function ClockReadout() {
  const t = useText();
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);

  useEffect(() => {
    if (wasEditing.current && !isEditing) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  if (isEditing) return <DateField onDone={() => setEditing(false)} />;
  return (
    <button
      ref={button}
      type="button"
      className={styles.readout}
      aria-describedby="timeline-clock"
      aria-label={t('timeline.enterDate')}
      title={t('timeline.enterDate')}
      onClick={() => setEditing(true)}
    >
      <RunningTime />
    </button>
  );
}

/** Within such a step of UTC (ms) the text stays the same; a month is told apart by its days. */
const STEP_MS: Readonly<Record<ClockPrecision, number>> = {
  month: 86_400_000,
  day: 86_400_000,
  minute: 60_000,
  second: 1000,
};

/** Written straight into the page, frame by frame, as precisely as it can be read at this speed. */
function RunningTime() {
  const explorer = useExplorer();
  const format = useFormat();
  const date = useRef<HTMLSpanElement>(null);
  const time = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const { clock } = explorer;
    let written: ClockPrecision | undefined;
    let writtenStep = Number.NaN;
    const write = () => {
      const utc = clockUtc(explorer);
      const precision = clockPrecision(clock.isPlaying, clock.rate);
      // Most frames of play say what the last one said.
      const step = Math.floor(utc / STEP_MS[precision]);
      if (precision === written && step === writtenStep) return;
      written = precision;
      writtenStep = step;
      const text = clockText(format, utc, precision);
      put(date.current, text.date);
      put(time.current, text.time);
    };
    write();
    return clock.subscribe(write);
  }, [explorer, format]);

  return (
    <span id="timeline-clock" className={styles.time}>
      <span ref={date} className={styles.date} />
      <span ref={time} className={styles.hours} />
    </span>
  );
}

function put(element: HTMLElement | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Takes a typed date and sets the clock to its beginning; says what is wrong with one it cannot take. */
function DateField({ onDone }: { readonly onDone: () => void }) {
  const t = useText();
  const format = useFormat();
  const explorer = useExplorer();
  const messageId = useId();
  const [problem, setProblem] = useState<DateEntryProblem | null>(null);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.select(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = input.current?.value ?? '';
    if (text.trim() === '') return onDone();
    const entry = parseDateEntry(text, format.locale);
    if (entry.kind === 'problem') return setProblem(entry.problem);
    goToTime(explorer, entry.span.startUtc);
    onDone();
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <input
        ref={input}
        className={styles.input}
        type="text"
        defaultValue={new Date(clockUtc(explorer)).toISOString().slice(0, 10)}
        autoComplete="off"
        spellCheck={false}
        aria-label={t('timeline.enterDate')}
        aria-invalid={problem !== null}
        aria-describedby={messageId}
        onChange={() => setProblem(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onDone();
        }}
        onBlur={(event) => {
          if (!event.relatedTarget && problem === null) onDone();
        }}
      />
      <button type="submit" className={styles.go}>
        {t('timeline.goToDate')}
      </button>
      <p id={messageId} className={styles.message} data-problem={problem !== null} role={problem ? 'alert' : undefined}>
        {problem ? t(`timeline.dateProblem.${problem}`) : t('timeline.dateHint')}
      </p>
    </form>
  );
}
