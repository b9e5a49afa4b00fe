/** A place in a text, both counted from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A parsed JSON text, with the place of each value by its path ("events.0.date"), or the first thing that is wrong. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown; positionOf(path: string): TextPosition | undefined }
  | { readonly ok: false; readonly problem: string; readonly expected: string; readonly position: TextPosition };

/**
 * Parses JSON (RFC 8259) and, unlike `JSON.parse`, says in every browser where and why a text fails, refuses keys that
 * occur twice, and remembers where each value stands. Nesting is limited to 64 levels. Never throws.
 */
export function parseJsonText(text: string): JsonResult {
  const reader = new JsonReader(text);
  try {
    const value = reader.readDocument();
    return {
      ok: true,
      value,
      positionOf: (path) => {
        const offset = reader.offsets.get(path);
        return offset === undefined ? undefined : positionAt(text, offset);
      },
    };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, problem: error.message, expected: error.expected, position: positionAt(text, error.offset) };
  }
}

class JsonSyntaxError extends Error {
  constructor(
    readonly offset: number,
    problem: string,
    readonly expected: string,
  ) {
    super(problem);
    this.name = 'JsonSyntaxError';
  }
}

const MAX_DEPTH = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;

class JsonReader {
  readonly offsets = new Map<string, number>();
  private offset = 0;

  constructor(private readonly text: string) {}

  readDocument(): unknown {
    if (this.text.startsWith('\uFEFF')) {
      throw new JsonSyntaxError(0, 'starts with a byte order mark', 'plain UTF-8 without byte order mark');
    }
    this.skipSpace();
    const value = this.readValue('', 0);
    this.skipSpace();
    if (this.offset < this.text.length) this.fail('has more text after the end', 'the end of the file');
    return value;
  }

  private readValue(path: string, depth: number): unknown {
    if (depth > MAX_DEPTH) this.fail('is nested too deeply', `at most ${MAX_DEPTH} levels`);
    this.offsets.set(path, this.offset);
    const char = this.text[this.offset];
    if (char === '{') return this.readObject(path, depth);
    if (char === '[') return this.readArray(path, depth);
    if (char === '"') return this.readString();
    const word = (['true', 'false', 'null'] as const).find((w) => this.text.startsWith(w, this.offset));
    if (word) {
      this.offset += word.length;
      return word === 'null' ? null : word === 'true';
    }
    const digits = this.match(NUMBER);
    if (digits === undefined)
      return this.fail(
        this.describeHere(),
        'a value: object, list, text in double quotes, number, true, false or null',
      );
    return Number(digits);
  }

  private readObject(path: string, depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    const keys = new Set<string>();
    this.offset++;
    this.skipSpace();
    if (this.take('}')) return {};
    for (;;) {
      const keyOffset = this.offset;
      if (this.text[this.offset] !== '"') this.fail(this.describeHere(), 'a key in double quotes');
      const key = this.readString();
      if (keys.has(key)) throw new JsonSyntaxError(keyOffset, `has the key "${key}" twice`, 'each key once');
      keys.add(key);
      this.skipSpace();
      if (!this.take(':')) this.fail(this.describeHere(), 'a colon after the key');
      this.skipSpace();
      entries.push([key, this.readValue(path ? `${path}.${key}` : key, depth + 1)]);
      this.skipSpace();
      if (this.take('}')) return Object.fromEntries(entries);
      if (!this.take(',')) this.fail(this.describeHere(), 'a comma or a closing brace');
      this.skipSpace();
      if (this.text[this.offset] === '}')
        this.fail('has a comma before a closing brace', 'no comma after the last entry');
    }
  }

  private readArray(path: string, depth: number): unknown[] {
    const items: unknown[] = [];
    this.offset++;
    this.skipSpace();
    if (this.take(']')) return items;
    for (;;) {
      items.push(this.readValue(path ? `${path}.${items.length}` : `${items.length}`, depth + 1));
      this.skipSpace();
      if (this.take(']')) return items;
      if (!this.take(',')) this.fail(this.describeHere(), 'a comma or a closing bracket');
      this.skipSpace();
      if (this.text[this.offset] === ']')
        this.fail('has a comma before a closing bracket', 'no comma after the last entry');
    }
  }

  private readString(): string {
    const start = this.offset;
    const quoted = this.match(STRING);
    try {
      if (quoted !== undefined) return JSON.parse(quoted) as string;
    } catch {
      // A control character inside: told below, at the start of the text.
    }
    this.offset = start;
    return this.fail(
      'has a text that is not closed, or holds a line break, a control character or a wrong escape',
      'text in double quotes on one line',
    );
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text)?.[0];
    if (found) this.offset += found.length;
    return found;
  }

  private take(char: string): boolean {
    if (this.text[this.offset] !== char) return false;
    this.offset++;
    return true;
  }

  private skipSpace(): void {
    this.match(SPACE);
  }

  private describeHere(): string {
    const char = this.text[this.offset];
    return char === undefined ? 'ends too early' : `has "${char}" in a wrong place`;
  }

  private fail(problem: string, expected: string): never {
    throw new JsonSyntaxError(this.offset, problem, expected);
  }
}

function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
