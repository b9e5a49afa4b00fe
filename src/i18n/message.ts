/** Values a message may name. */
export type MessageValues = Readonly<Record<string, string | number>>;

type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'count' }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly isPlural: boolean;
      readonly cases: ReadonlyMap<string, readonly Part[]>;
    };

/** A text of a locale file that cannot be read as a message. */
export class MessageSyntaxError extends Error {
  constructor(
    readonly pattern: string,
    reason: string,
  ) {
    super(
      `The text "${pattern}" is no message: ${reason}. Write plain text, {name}, {n, plural, one {…} other {…}} or {x, select, a {…} other {…}}.`,
    );
    this.name = 'MessageSyntaxError';
  }
}

const parsed = new Map<string, readonly Part[]>();

/**
 * Fills a message with values: the part of ICU MessageFormat that interface texts need (arguments, plural with exact
 * cases and `#`, select, nesting). Numbers are written by the language's rules. A value that is missing shows its name.
 * @throws MessageSyntaxError
 * @source Unicode Technical Standard #35, part 9 (ICU MessageFormat 1 as described in the ICU User Guide)
 */
export function formatMessage(pattern: string, values: MessageValues, locale: string): string {
  return write(parseMessage(pattern), values, locale, 0);
}

/** Parses a message once. @throws MessageSyntaxError */
export function parseMessage(pattern: string): readonly Part[] {
  let parts = parsed.get(pattern);
  if (!parts) {
    parts = new MessageParser(pattern).parse();
    parsed.set(pattern, parts);
  }
  return parts;
}

/** The same pattern with every literal text changed and everything in braces kept. */
export function mapLiterals(pattern: string, change: (text: string) => string): string {
  return unparse(parseMessage(pattern), change);
}

function write(parts: readonly Part[], values: MessageValues, locale: string, count: number): string {
  let out = '';
  for (const part of parts) {
    if (part.kind === 'literal') out += part.text;
    else if (part.kind === 'count') out += numberText(count, locale);
    else if (part.kind === 'value') out += valueText(values[part.name] ?? `{${part.name}}`, locale);
    else out += writeChoice(part, values, locale, count);
  }
  return out;
}

function writeChoice(part: Part & { kind: 'choice' }, values: MessageValues, locale: string, count: number): string {
  const value = values[part.name];
  const other = part.cases.get('other') ?? [];
  if (!part.isPlural) return write(part.cases.get(String(value)) ?? other, values, locale, count);
  const n = Number(value);
  const chosen = part.cases.get(`=${n}`) ?? part.cases.get(pluralRules(locale).select(n)) ?? other;
  return write(chosen, values, locale, n);
}

function unparse(parts: readonly Part[], change: (text: string) => string): string {
  return parts
    .map((part) => {
      if (part.kind === 'literal') return change(part.text);
      if (part.kind === 'count') return '#';
      if (part.kind === 'value') return `{${part.name}}`;
      const cases = [...part.cases].map(([name, inner]) => `${name} {${unparse(inner, change)}}`);
      return `{${part.name}, ${part.isPlural ? 'plural' : 'select'}, ${cases.join(' ')}}`;
    })
    .join('');
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const pluralFormats = new Map<string, Intl.PluralRules>();

function valueText(value: string | number, locale: string): string {
  return typeof value === 'string' ? value : numberText(value, locale);
}

function numberText(value: number, locale: string): string {
  let format = numberFormats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale);
    numberFormats.set(locale, format);
  }
  return format.format(value);
}

function pluralRules(locale: string): Intl.PluralRules {
  let rules = pluralFormats.get(locale);
  if (!rules) {
    rules = new Intl.PluralRules(locale);
    pluralFormats.set(locale, rules);
  }
  return rules;
}

class MessageParser {
  private at = 0;

  constructor(private readonly pattern: string) {}

  parse(): readonly Part[] {
    const parts = this.parts(false);
    if (this.at < this.pattern.length) throw new MessageSyntaxError(this.pattern, 'a closing brace has no partner');
    return parts;
  }

  private parts(isInPlural: boolean): Part[] {
    const parts: Part[] = [];
    let literal = '';
    const flush = () => {
      if (literal) parts.push({ kind: 'literal', text: literal });
      literal = '';
    };
    for (; this.at < this.pattern.length; this.at++) {
      const char = this.pattern[this.at];
      if (char === '}') break;
      if (char === '{') {
        flush();
        parts.push(this.argument());
      } else if (char === '#' && isInPlural) {
        flush();
        parts.push({ kind: 'count' });
      } else literal += char;
    }
    flush();
    return parts;
  }

  /** Reads from an opening brace; leaves the cursor on the closing one. */
  private argument(): Part {
    this.at++;
    const name = this.word();
    if (this.pattern[this.at] === '}') return { kind: 'value', name };
    this.expect(',');
    const type = this.word();
    if (type !== 'plural' && type !== 'select') throw new MessageSyntaxError(this.pattern, `"${type}" is not known`);
    this.expect(',');
    const cases = new Map<string, readonly Part[]>();
    this.skipSpace();
    while (this.at < this.pattern.length && this.pattern[this.at] !== '}') {
      const label = this.word();
      this.expect('{');
      cases.set(label, this.parts(type === 'plural'));
      this.expect('}');
      this.skipSpace();
    }
    if (this.pattern[this.at] !== '}') throw new MessageSyntaxError(this.pattern, 'a brace is not closed');
    if (!cases.has('other')) throw new MessageSyntaxError(this.pattern, `"${name}" lacks the case "other"`);
    return { kind: 'choice', name, isPlural: type === 'plural', cases };
  }

  private word(): string {
    this.skipSpace();
    const match = /^[=\w-]+/.exec(this.pattern.slice(this.at));
    if (!match) throw new MessageSyntaxError(this.pattern, 'a name is missing');
    this.at += match[0].length;
    this.skipSpace();
    return match[0];
  }

  private expect(char: string): void {
    if (this.pattern[this.at] !== char) throw new MessageSyntaxError(this.pattern, `"${char}" is missing`);
    this.at++;
  }

  private skipSpace(): void {
    while (/\s/.test(this.pattern[this.at] ?? '')) this.at++;
  }
}
