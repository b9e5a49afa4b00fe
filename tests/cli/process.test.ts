import { describe, expect, it } from 'vitest';
import { runAndLeave, runProcess } from './run-cli.ts';

describe('the program as it is called', () => {
  it('answers a question with exit code 0 and nothing else on the standard output', async () => {
    const { code, out, err } = await runProcess(['state', 'mars', '--at', '2461000.5']);
    expect({ code, err, lines: out.trimEnd().split('\n').length }).toEqual({ code: 0, err: '', lines: 2 });
  });

  it('reads epochs from the standard input', async () => {
    const { code, out } = await runProcess(['state', 'mars', '--at-file', '-'], '2461000.5\n2461001.5\n');
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').length).toBe(3);
  });

  it.each([
    [[], 'No command is given'],
    [['stat'], 'There is no command "stat"'],
    [['state', 'marz', '--at', '2461000.5'], 'Did you mean mars'],
    [['state', 'mars', '--at'], 'needs a value'],
  ])('%j ends with 2 and a sentence, never a stack trace', async (args, sentence) => {
    const { code, out, err } = await runProcess(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it.each([[['--help']], [['state', '--help']], [['validate', '-h']], [['list', '--help']]])(
    '%j helps',
    async (args) => {
      const { code, out, err } = await runProcess(args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/^outbound/);
    },
  );

  it('ends quietly when its reader goes', async () => {
    const century = ['--from', '1960-01-01', '--to', '2059-01-01', '--step', '1h'];
    const { code, err } = await runAndLeave(['state', 'mars', ...century]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
