import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command was called wrongly: one sentence on what is wrong, and a hint on what to do. Ends with exit code 2. */
export class UsageError extends Error {
  constructor(
    problem: string,
    readonly hint?: string,
  ) {
    super(problem);
    this.name = 'UsageError';
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Config<O extends Options> = {
  readonly options: O;
  readonly strict: true;
  readonly allowPositionals: true;
  readonly tokens: true;
};

/**
 * Options and words of a command; says in plain words what it does not understand.
 * @throws UsageError
 */
export function parseCommandLine<const O extends Options>(command: string, args: readonly string[], options: O) {
  const config: Config<O> & { readonly args: string[] } = {
    args: [...args],
    options,
    strict: true,
    allowPositionals: true,
    tokens: true,
  };
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(explain(error, options), `"outbound ${command} --help" lists the options.`);
  }
}

function explain(error: unknown, options: Options): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' <]*)/.exec(message)?.[1]?.replace(/,$/, '') ?? 'an option';
  const known = Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ');
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `There is no option "${option}"; there are ${known}.`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE': {
      const name = /--([a-z-]+)/.exec(message)?.[1] ?? '';
      if (options[name]?.type === 'boolean') return `--${name} takes no value.`;
      if (/ambiguous/.test(message)) return `The value of --${name} begins with "-": write it as --${name}=VALUE.`;
      return `--${name} needs a value after it.`;
    }
    default:
      return message;
  }
}

/** One of the allowed words. @throws UsageError */
export function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value.toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(`--${option} is "${value}"; it can be ${allowed.join(' or ')}.`);
}
