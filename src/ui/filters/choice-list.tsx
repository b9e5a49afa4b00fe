import { type ReactNode, useId, useState } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import styles from './filter-drawer.module.css';

/** One box to tick. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Missions this choice would leave. */
  readonly count: number;
  readonly note?: string;
  /** The name in full, beside a short label. */
  readonly fullName?: string;
  /** Other words by which it is found. */
  readonly keywords?: string;
  readonly glyph?: ReactNode;
}

interface ChoiceListProps {
  readonly legend: string;
  readonly note?: string;
  /** Set for long lists: a field that narrows the list. */
  readonly searchLabel?: string;
  readonly noneFound?: string;
  readonly chosen: readonly string[];
  readonly choices: readonly Choice[];
  onToggle(value: string): void;
}

/** A long list shows this many choices until it is opened. */
const SHORT_LENGTH = 8;

/** One part of the filter: boxes to tick, each with its number of missions. */
export function ChoiceList({ legend, note, searchLabel, noneFound, chosen, choices, onToggle }: ChoiceListProps) {
  const t = useText();
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const noteId = useId();
  const wanted = fold(query.trim());
  const found = wanted
    ? choices.filter((c) => fold(`${c.label} ${c.fullName ?? ''} ${c.keywords ?? ''}`).includes(wanted))
    : choices;
  const isLong = searchLabel !== undefined && found.length > SHORT_LENGTH;
  const visible = isLong && !isOpen && !wanted ? short(found, chosen) : found;

  return (
    <fieldset className={styles.part} aria-describedby={note ? noteId : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {note && (
        <p id={noteId} className={styles.note}>
          {note}
        </p>
      )}
      {searchLabel && (
        <input
          type="search"
          className={styles.search}
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {found.length === 0 && <p className={styles.note}>{noneFound}</p>}
      <ul>
        {visible.map((choice) => (
          <li key={choice.value}>
            <label className={styles.choice} data-is-empty={choice.count === 0}>
              <input type="checkbox" checked={chosen.includes(choice.value)} onChange={() => onToggle(choice.value)} />
              {choice.glyph}
              <span className={styles.label}>
                {choice.label}
                {choice.fullName && <span className={styles.fullName}>{choice.fullName}</span>}
                {choice.note && <small>{choice.note}</small>}
              </span>
              <span className={styles.count} aria-hidden>
                {choice.count}
              </span>
              <span className="visually-hidden">{t('filter.missionCount', { count: choice.count })}</span>
            </label>
          </li>
        ))}
      </ul>
      {isLong && !wanted && (
        <button type="button" className={styles.clear} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('app.showLess') : t('filter.showAll', { count: found.length })}
        </button>
      )}
    </fieldset>
  );
}

/** The first few, and whatever is chosen further down. */
function short(choices: readonly Choice[], chosen: readonly string[]): readonly Choice[] {
  return choices.filter((choice, i) => i < SHORT_LENGTH || chosen.includes(choice.value));
}

/** Lower case without accents, so that "Espanola" finds "Española". */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
