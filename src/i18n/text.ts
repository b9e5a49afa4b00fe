import english from '../../data/locales/en.json';
import { ENGLISH, type Language, PSEUDO_LANGUAGE } from './languages.ts';
import { formatMessage, type MessageValues, mapLiterals } from './message.ts';
import type { TextKey, TextTree } from './text-key.ts';

/** Looks a text up and fills it with values: `t('filter.count', { shown: 128, total: 289 })`. */
export interface Text {
  (key: TextKey, values?: MessageValues): string;
  readonly language: Language;
}

/**
 * The texts of a language, for use outside React too. A key the translation lacks falls back to English, key by key.
 * @param translation the locale file; not needed for English
 */
export function createText(language: Language = ENGLISH, translation?: TextTree): Text {
  const isPseudo = language === PSEUDO_LANGUAGE;
  const t = (key: TextKey, values: MessageValues = {}): string => {
    const own = translation && leafOf(translation, key);
    if (own !== undefined) return formatMessage(own, values, language.formatLocale);
    const pattern = leafOf(english, key) ?? key;
    const shown = isPseudo ? mapLiterals(pattern, accent) : pattern;
    return formatMessage(shown, values, ENGLISH.formatLocale);
  };
  return Object.assign(t, { language });
}

/** Whether a text with this key exists: for keys that come as data, such as those of notices. */
export function isTextKey(key: string): key is TextKey {
  return leafOf(english, key) !== undefined;
}

/** The text of a key held as data; the key itself where there is none. */
export function textOfKey(t: Text, key: string, values: MessageValues = {}): string {
  return isTextKey(key) ? t(key, values) : key;
}

function leafOf(tree: TextTree, key: string): string | undefined {
  let node: string | TextTree | undefined = tree;
  for (const part of key.split('.')) {
    if (node === undefined || typeof node === 'string' || !Object.hasOwn(node, part)) return undefined;
    node = node[part];
  }
  return typeof node === 'string' ? node : undefined;
}

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aåbƀcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqɋrŕsštţuüvṽwŵxẋyŷzž'].reduce<[string, string][]>((pairs, char, i, all) => {
    if (i % 2 === 0) pairs.push([char, all[i + 1] ?? char]);
    return pairs;
  }, []),
);

/** Accented and a third longer, as translations often are. */
function accent(text: string): string {
  const accented = [...text].map((char) => ACCENTED[char] ?? char).join('');
  return text.length > 3 ? `${accented}${'~'.repeat(Math.ceil(text.length / 3))}` : accented;
}
