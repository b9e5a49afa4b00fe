import { describe, expect, it } from 'vitest';
import { runCommand } from './run-cli.ts';

interface PathJson {
  readonly missionId: string;
  readonly legs: readonly { fromId: string; toId: string; startUtc: string; endUtc: string; c3Km2S2?: number }[];
  readonly segments: readonly { startUtc: string; provenance: string }[];
}

describe('path', () => {
  it('prints legs, manoeuvres and segments of a tour', async () => {
    const { code, out } = await runCommand('path', 'cassini');
    expect(code).toBe(0);
    expect(out).toContain('Earth to Venus');
    expect(out).toMatch(/1998-04-26 .* Venus to Venus/);
    expect(out).toMatch(/turn [\d.]+°, of at most/);
    expect(out).toMatch(/manoeuvre 1998-12-03 .*date published/);
    expect(out).toMatch(/Segments: \d+/);
  });

  it('gives the same as JSON, with dates in UTC', async () => {
    const { code, out } = await runCommand('path', 'maven', '--format', 'json');
    expect(code).toBe(0);
    const [path] = JSON.parse(out) as PathJson[];
    expect(path!.missionId).toBe('maven');
    expect(path!.legs[0]).toMatchObject({ fromId: 'earth', toId: 'mars' });
    expect(path!.legs[0]!.startUtc).toMatch(/^2013-11-18/);
    expect(path!.legs[0]!.endUtc).toMatch(/^2014-09-22/);
    expect(path!.legs[0]!.c3Km2S2).toBeGreaterThan(0);
    expect(path!.segments.every(({ startUtc }) => startUtc.endsWith('Z'))).toBe(true);
  });

  it('says why a mission has no path', async () => {
    const { code, out } = await runCommand('path', 'selenita');
    expect(code).toBe(0);
    expect(out).toContain('no path');
    expect(out).toContain('no-dated-events');
  });

  it('refuses a body, an unknown id and no id at all', async () => {
    expect(await runCommand('path', 'mars')).toMatchObject({ code: 2 });
    expect((await runCommand('path', 'casini')).err).toContain('cassini');
    expect(await runCommand('path')).toMatchObject({ code: 2 });
  });
});

describe('audit', () => {
  it('ends with 0 where nothing is found', async () => {
    const { code, out } = await runCommand('audit', 'maven', '--now', '2026-11-22');
    expect(out).toBe('0 findings in 1 mission, 0 not explained\n');
    expect(code).toBe(0);
  });

  it('finds a planned event overdue once its day is past, and ends with 1', async () => {
    const { code, out } = await runCommand('audit', 'dragonfly', '--now', '2055-01-01', '--format', 'json');
    expect(code).toBe(1);
    const findings = JSON.parse(out) as { kind: string; missionId: string; explanation: string | null }[];
    expect(findings.filter(({ kind }) => kind === 'overdue').length).toBeGreaterThan(0);
    expect(findings[0]).toMatchObject({ missionId: 'dragonfly', explanation: null });
  });

  it('refuses a date it does not understand', async () => {
    expect(await runCommand('audit', 'maven', '--now', 'tomorrow')).toMatchObject({ code: 2 });
  });
});
