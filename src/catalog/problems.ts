import type { z } from 'zod';
import { parseJsonText, type TextPosition } from './json-text.ts';
import { describeSuggestions, suggestIds } from './suggest.ts';

/** One thing that is wrong with a data file. */
export interface DataProblem {
  readonly file: string;
  /** Where in the file: "launch.until", "events.0.body"; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, as the rest of a sentence about the value: "is no date". */
  readonly message: string;
  /** What would be right. */
  readonly expected: string;
  readonly position?: TextPosition | undefined;
}

/** A problem in one line: `missions/x.json:12:5 launch.until: is no date; expected 2031, …`. */
export function formatProblem({ file, path, message, expected, position }: DataProblem): string {
  const place = position ? `:${position.line}:${position.column}` : '';
  return `${file}${place}${path ? ` ${path}` : ''}: ${message}; expected ${expected}`;
}

/** A file that passed its schema, with the places of its values. */
export interface CheckedFile<T> {
  readonly file: string;
  readonly value: T;
  positionOf(path: string): TextPosition | undefined;
}

/**
 * Parses and checks one file against its schema; every problem is reported, none is thrown. `whenUnsound` sees the parsed
 * content of a file that fails its schema, for checks that can do without.
 */
export function checkFile<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  report: (problem: DataProblem) => void,
  whenUnsound?: (content: CheckedFile<unknown>) => void,
): CheckedFile<T> | undefined {
  const json = parseJsonText(text);
  if (!json.ok) {
    report({ file, path: '', message: json.problem, expected: json.expected, position: json.position });
    return undefined;
  }
  const result = schema.safeParse(json.value, { reportInput: true });
  if (result.success) return { file, value: result.data, positionOf: json.positionOf };
  for (const problem of result.error.issues.flatMap((issue) => explainIssue(issue))) {
    report({ file, ...problem, position: json.positionOf(problem.path) });
  }
  whenUnsound?.({ file, value: json.value, positionOf: json.positionOf });
  return undefined;
}

type Explained = Pick<DataProblem, 'path' | 'message' | 'expected'>;

/** A zod issue in plain words: where, what is wrong, what would be right. */
function explainIssue(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[] = []): Explained[] {
  const keys = [...prefix, ...issue.path];
  const path = keys.map(String).join('.');
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined)
        return [{ path, message: 'is missing', expected: TYPE_NAMES[issue.expected] ?? issue.expected }];
      return [{ path, message: `is ${typeName(issue.input)}`, expected: TYPE_NAMES[issue.expected] ?? issue.expected }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...keys, key].map(String).join('.'),
        message: 'is no known field',
        expected: 'only the fields of the schema',
      }));
    case 'invalid_value': {
      const values = issue.values.map(String);
      const near = typeof issue.input === 'string' ? suggestIds(issue.input, values, 1) : [];
      const list = values.map((value) => `"${value}"`).join(', ');
      const expected =
        near.length > 0 ? `"${near[0]}" (or one of ${list})` : values.length === 1 ? list : `one of ${list}`;
      return [{ path, message: issue.input === undefined ? 'is missing' : `is ${quote(issue.input)}`, expected }];
    }
    case 'too_small':
    case 'too_big':
      return [explainSize(path, issue)];
    case 'invalid_union': {
      const branch = [...issue.errors].sort((a, b) => a.length - b.length)[0];
      if (branch && branch.length > 0) return branch.flatMap((inner) => explainIssue(inner, keys));
      return [{ path, message: `is ${quote(issue.input)}`, expected: 'one of the known kinds' }];
    }
    default:
      return [splitMessage(path, issue.message, issue.input)];
  }
}

function explainSize(path: string, issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Explained {
  const isSmall = issue.code === 'too_small';
  const bound = isSmall ? issue.minimum : issue.maximum;
  const isCount = issue.origin === 'array' || issue.origin === 'string';
  if (isCount) {
    const unit = issue.origin === 'array' ? 'entries' : 'characters';
    if (isSmall && bound === 1)
      return { path, message: 'is empty', expected: issue.origin === 'array' ? 'at least one entry' : 'some text' };
    return {
      path,
      message: isSmall ? 'is too short' : 'is too long',
      expected: `${isSmall ? 'at least' : 'at most'} ${bound} ${unit}`,
    };
  }
  const relation = isSmall ? (issue.inclusive ? 'at least' : 'more than') : issue.inclusive ? 'at most' : 'less than';
  return { path, message: `is ${quote(issue.input)}`, expected: `${relation} ${bound}` };
}

/** Our own messages are written as "what is wrong; expected what is right". */
function splitMessage(path: string, text: string, input: unknown): Explained {
  const [message, expected] = text.split('; expected ');
  const shown = typeof input === 'string' ? `"${input}" ${message}` : `${message}`;
  return { path, message: shown, expected: expected ?? 'a value that fits the schema' };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text in double quotes',
  number: 'a finite number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  object: 'an object in braces',
  record: 'an object in braces',
  tuple: 'a list of fixed length',
};

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number')
    return Number.isFinite(value) ? `the number ${value}` : 'a number too large to be held';
  if (typeof value === 'string') return `the text ${quote(value)}`;
  return typeof value === 'object' ? 'an object' : `${typeof value} ${String(value)}`;
}

function quote(value: unknown): string {
  if (typeof value !== 'string') return typeof value === 'number' ? `${value}` : typeName(value);
  return value.length > 60 ? `"${value.slice(0, 57)}…"` : `"${value}"`;
}

/** A reference to something that does not exist. */
export function unknownReference(
  at: Pick<DataProblem, 'file' | 'path' | 'position'>,
  kind: string,
  id: string,
  known: Iterable<string>,
): DataProblem {
  return {
    ...at,
    message: `"${id}" is no known ${kind}`,
    expected: describeSuggestions(suggestIds(id, known), `the id of a ${kind} in the data`),
  };
}
