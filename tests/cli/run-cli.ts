import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runAudit } from '../../tools/cli/audit-command.ts';
import { runList } from '../../tools/cli/list-command.ts';
import { runPath } from '../../tools/cli/path-command.ts';
import { runState } from '../../tools/cli/state-command.ts';
import { UsageError } from '../../tools/cli/usage.ts';
import { runValidate } from '../../tools/cli/validate-command.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMANDS = { state: runState, list: runList, validate: runValidate, path: runPath, audit: runAudit } as const;

export interface CliAnswer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process: quick, and its mistakes come back as text. */
export async function runCommand(name: keyof typeof COMMANDS, ...args: string[]): Promise<CliAnswer> {
  let out = '';
  let err = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      out += String(chunk);
      done();
    },
  });
  try {
    const code = await COMMANDS[name](args, sink, (note) => {
      err += `${note}\n`;
    });
    return { code, out, err };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, out, err: `${err}${error.message}\n${error.hint ?? ''}` };
  }
}

/** Runs the command line as a user does, in a process of its own. */
export function runProcess(args: readonly string[], input = ''): Promise<CliAnswer> {
  return collect(args, input, false);
}

/** Like `runProcess`, but stops reading after the first piece of output, as `head` does. */
export function runAndLeave(args: readonly string[]): Promise<CliAnswer> {
  return collect([...args], '', true);
}

function collect(args: readonly string[], input: string, leaves: boolean): Promise<CliAnswer> {
  return new Promise((resolve, reject) => {
    const program = ['--import', 'tsx', join(ROOT, 'tools/cli/main.ts')];
    const child = spawn(process.execPath, [...program, ...args], { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (leaves) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

/** Lines of a CSV answer as objects by column. */
export function csvRows(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}
