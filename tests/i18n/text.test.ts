import { describe, expect, it } from 'vitest';
import english from '../../data/locales/en.json';
import { ENGLISH, PSEUDO_LANGUAGE } from '../../src/i18n/languages.ts';
import { formatMessage, MessageSyntaxError, parseMessage } from '../../src/i18n/message.ts';
import { createText, isTextKey, textOfKey } from '../../src/i18n/text.ts';
import type { TextTree } from '../../src/i18n/text-key.ts';

describe('messages', () => {
  const pattern = '{n, plural, =0 {no mission} one {# mission} other {# missions}} of {name}';

  it.each([
    [0, 'no mission of ESA'],
    [1, '1 mission of ESA'],
    [1289, '1,289 missions of ESA'],
  ])('counts %d', (n, expected) => {
    expect(formatMessage(pattern, { n, name: 'ESA' }, 'en-GB')).toBe(expected);
  });

  it('follows the plural rules of the language', () => {
    const polish = '{n, plural, one {# misja} few {# misje} many {# misji} other {# misji}}';
    expect([1, 3, 5, 22].map((n) => formatMessage(polish, { n }, 'pl'))).toEqual([
      '1 misja',
      '3 misje',
      '5 misji',
      '22 misje',
    ]);
  });

  it('selects and nests', () => {
    const nested = '{crew, select, crewed {{n, plural, one {# person} other {# people}}} other {robotic}}';
    expect(formatMessage(nested, { crew: 'crewed', n: 4 }, 'en')).toBe('4 people');
    expect(formatMessage(nested, { crew: 'robotic' }, 'en')).toBe('robotic');
  });

  it.each(['{', '}', '{n, plural, one {x}}', '{n, date}', '{n, plural, other {x}'])('refuses %s', (broken) => {
    expect(() => parseMessage(broken)).toThrow(MessageSyntaxError);
  });
});

describe('locale files', () => {
  it('English holds only sound messages', () => {
    for (const [key, pattern] of leaves(english)) {
      expect(() => parseMessage(pattern), key).not.toThrow();
      expect(pattern.trim(), key).toBe(pattern);
      expect(pattern, key).not.toBe('');
      expect(isTextKey(key)).toBe(true);
    }
  });
});

describe('createText', () => {
  it('falls back to English key by key', () => {
    const german = { ...ENGLISH, tag: 'de', formatLocale: 'de' };
    const t = createText(german, { app: { close: 'Schließen' } });
    expect(t('app.close')).toBe('Schließen');
    expect(t('app.retry')).toBe(english.app.retry);
  });

  it('marks what comes from the locale file in the pseudo-language, keeping values', () => {
    const t = createText(PSEUDO_LANGUAGE);
    expect(t('app.close')).not.toBe(english.app.close);
    expect(t('format.au', { value: '1.5' })).toContain('1.5');
  });

  it('shows a key held as data when no text has it', () => {
    expect(textOfKey(createText(), 'no.such.key')).toBe('no.such.key');
    expect(textOfKey(createText(), 'app.close')).toBe('Close');
    expect(isTextKey('app')).toBe(false);
  });
});

function* leaves(tree: TextTree, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [prefix + key, value];
    else yield* leaves(value, `${prefix + key}.`);
  }
}
