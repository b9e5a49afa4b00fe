import { DataError } from '../catalog/read-data.ts';
import { AUDIT_HELP, runAudit } from './audit-command.ts';
import { LIST_HELP, runList } from './list-command.ts';
import { PATH_HELP, runPath } from './path-command.ts';
import { runState, STATE_HELP } from './state-command.ts';
import { UsageError } from './usage.ts';
import { runValidate, VALIDATE_HELP } from './validate-command.ts';

const HELP = `outbound: the explorer's positions and catalogue on the command line

  outbound state <id…> --at EPOCH…    where bodies and missions are
  outbound path <mission…>            how a mission flies: legs, speeds, turns, manoeuvres
  outbound audit                      what cannot be flown, or is overdue
  outbound validate <file…>           checks mission files
  outbound list bodies|missions|agencies

Each has --help. Called as: npm run -s outbound -- <command> …`;

const COMMANDS = {
  state: { run: runState, help: STATE_HELP },
  path: { run: runPath, help: PATH_HELP },
  audit: { run: runAudit, help: AUDIT_HELP },
  validate: { run: runValidate, help: VALIDATE_HELP },
  list: { run: runList, help: LIST_HELP },
} as const;

const say = (note: string) => process.stderr.write(`outbound: ${note}\n`);

/** Runs a command line; answers the exit code: 0, 1 when a check found problems, 2 when it was called wrongly. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) throw new UsageError('No command is given.', HELP);
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new UsageError(`There is no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}.`, HELP);
  }
  const command = COMMANDS[name as keyof typeof COMMANDS];
  const endOfOptions = rest.indexOf('--');
  const options = endOfOptions < 0 ? rest : rest.slice(0, endOfOptions);
  if (options.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(`${command.help}\n`);
    return 0;
  }
  return command.run(rest, process.stdout, say);
}

/** A sentence for the user; the place in the code only when it is asked for, to report a fault. */
function report(error: unknown): number {
  if (error instanceof UsageError) {
    say(error.message);
    if (error.hint !== undefined) process.stderr.write(`${error.hint}\n`);
    return 2;
  }
  if (error instanceof DataError) {
    say(error.message);
    return 1;
  }
  const isDebug = (process.env.OUTBOUND_DEBUG ?? '') !== '';
  say(`this should not have happened: ${error instanceof Error ? error.message : String(error)}`);
  process.stderr.write(isDebug && error instanceof Error ? `${error.stack}\n` : 'OUTBOUND_DEBUG=1 shows where.\n');
  return 1;
}

// The reader has gone ("| head"): nothing is wrong, and nobody is there to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await main(process.argv.slice(2)).catch(report);
