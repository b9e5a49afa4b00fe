import type { TextTree } from './text-key.ts';

/** A language the program can speak. */
export interface Language {
  /** BCP 47 tag; the name of the locale file. */
  readonly tag: string;
  /** What its speakers call it. */
  readonly nativeName: string;
  /** Locale for numbers and dates where it is not the tag itself. */
  readonly formatLocale: string;
  readonly direction: 'ltr' | 'rtl';
}

export const ENGLISH: Language = { tag: 'en', nativeName: 'English', formatLocale: 'en-GB', direction: 'ltr' };

/** Accented English that shows, in development, text which does not come from a locale file. */
export const PSEUDO_LANGUAGE: Language = {
  tag: 'en-XA',
  nativeName: '[Ŷšéüđö]',
  formatLocale: 'en-GB',
  direction: 'ltr',
};

/** What the language menu offers. A language joins by its locale file and a line here. */
export const LANGUAGES: readonly Language[] = [ENGLISH];

/** The language of a tag; English where the tag is not offered. */
export function languageOf(tag: string): Language {
  if (tag === PSEUDO_LANGUAGE.tag) return PSEUDO_LANGUAGE;
  return LANGUAGES.find((l) => l.tag === tag) ?? LANGUAGES.find((l) => l.tag === tag.split('-')[0]) ?? ENGLISH;
}

/** Whether a tag is that of a language the program can speak. */
export function isLanguage(tag: string): boolean {
  return languageOf(tag).tag === tag;
}

const localeFiles = import.meta.glob<TextTree>(['../../data/locales/*.json', '!../../data/locales/en.json'], {
  import: 'default',
});

/** Fetches the texts of a language; undefined where it has no file (English is built in). */
export async function loadTexts(tag: string): Promise<TextTree | undefined> {
  return localeFiles[`../../data/locales/${tag}.json`]?.();
}
