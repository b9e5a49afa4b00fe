import { describe, expect, it } from 'vitest';
import { validateMissionFile } from '../../src/catalog/assemble.ts';
import { formatProblem } from '../../src/catalog/problems.ts';
import { assembleWith, ownCatalog, soundMission, told } from './fixtures.ts';

const catalog = ownCatalog();

function check(change: (mission: Record<string, unknown>) => void) {
  const mission = structuredClone(soundMission());
  change(mission);
  return validateMissionFile(JSON.stringify(mission, null, 2), 'test-probe.json', catalog);
}

describe('validateMissionFile', () => {
  it('accepts a sound file', () => {
    expect(check(() => {})).toEqual([]);
  });

  it('names unknown ids along with everything else, not only once the form is right', () => {
    const problems = check((m) => {
      m.status = 'lost';
      m.destinations = ['venuss'];
    });
    expect(problems.map((p) => p.path).sort()).toEqual(['destinations.0', 'status']);
    expect(problems.find((p) => p.path === 'destinations.0')?.expected).toContain('"venus"');
  });

  it.each<[string, (m: Record<string, unknown>) => void, string]>([
    [
      'a wrong type',
      (m) => {
        m.massKg = 'heavy';
      },
      'massKg: is the text "heavy"',
    ],
    [
      'a missing field',
      (m) => {
        delete m.summary;
      },
      'summary: is missing',
    ],
    [
      'null',
      (m) => {
        m.launch = null;
      },
      'launch: is null',
    ],
    [
      'an unknown key',
      (m) => {
        m.launchdate = '2031';
      },
      'launchdate: is no known field',
    ],
    [
      'an unknown key below',
      (m) => {
        m.launch = { date: '2031', planned: true, rocket: 'big' };
      },
      'launch.rocket: is no known field',
    ],
    [
      'a bad date',
      (m) => {
        m.launch = { date: '2031-02-30', planned: true };
      },
      'launch.date: "2031-02-30" names a day that is not in the calendar',
    ],
    [
      'a bad form of date',
      (m) => {
        m.launch = { date: 'spring 2031', planned: true };
      },
      'launch.date: "spring 2031" is no date',
    ],
    [
      'a negative mass',
      (m) => {
        m.massKg = -5;
      },
      'massKg: is -5',
    ],
    [
      'an unknown status',
      (m) => {
        m.status = 'plannned';
      },
      'status: is "plannned"',
    ],
    [
      'an unknown class',
      (m) => {
        m.classes = ['orbitter'];
      },
      'classes.0: is "orbitter"',
    ],
    [
      'no class',
      (m) => {
        m.classes = [];
      },
      'classes: is empty',
    ],
    [
      'an unknown agency',
      (m) => {
        m.leadAgency = 'EAS';
      },
      'leadAgency: "EAS" is no known agency',
    ],
    [
      'an unknown partner',
      (m) => {
        m.partners = [{ agency: 'XYZ-1', role: 'x' }];
      },
      'partners.0.agency: "XYZ-1" is no known agency',
    ],
    [
      'the lead as partner',
      (m) => {
        m.partners = [{ agency: 'ESA', role: 'x' }];
      },
      'partners.0.agency: "ESA" leads the mission already',
    ],
    [
      'an unknown body',
      (m) => {
        m.destinations = ['marz'];
      },
      'destinations.0: "marz" is no known body or destination',
    ],
    [
      'an unknown carrier',
      (m) => {
        m.carriedBy = 'heraa';
      },
      'carriedBy: "heraa" is no known mission',
    ],
    [
      'a range turned round',
      (m) => {
        m.launch = { date: '2031', until: '2030', planned: true };
      },
      'launch.until: "2030" lies before the start "2031"',
    ],
    [
      'an id of a body',
      (m) => {
        m.id = 'psyche';
      },
      'id: "psyche" is the id of a body',
    ],
    [
      'an id unlike the file',
      (m) => {
        m.id = 'other-probe';
      },
      'id: is "other-probe"',
    ],
    [
      'a capital in the id',
      (m) => {
        m.id = 'Test-Probe';
      },
      'id: "Test-Probe" is no id',
    ],
    [
      'no sources',
      (m) => {
        m.sources = [];
      },
      'sources: is empty',
    ],
    [
      'a script as source',
      (m) => {
        m.sources = [{ url: 'javascript:alert(1)', title: 'x' }];
      },
      'sources.0.url: "javascript:alert(1)" is no http or https address',
    ],
    [
      'half a coordinate',
      (m) => {
        m.site = { body: 'mars', name: 'x', latDeg: 5 };
      },
      'site: has only one coordinate',
    ],
    [
      'a latitude off the globe',
      (m) => {
        m.site = { body: 'mars', name: 'x', latDeg: 95, lonDegE: 0 };
      },
      'site.latDeg: is 95',
    ],
    [
      'decomposed letters',
      (m) => {
        m.name = 'Ple\u0301iades';
      },
      'name: "Ple\u0301iades" is not in Unicode normal form C',
    ],
    [
      'a space at the end',
      (m) => {
        m.name = 'Probe ';
      },
      'name: "Probe " starts or ends with a space',
    ],
    [
      'a date far away',
      (m) => {
        m.launch = { date: '9999', planned: true };
        m.events = [];
      },
      'launch.date: "9999" is outside the space age',
    ],
  ])('names the field of %s', (_what, change, expected) => {
    expect(told(check(change))).toContain(expected);
  });

  it('suggests what was probably meant', () => {
    const [agency] = check((m) => {
      m.leadAgency = 'EAS';
    });
    expect(agency?.expected).toContain('"ESA"');
    const [body] = check((m) => {
      m.destinations = ['marz'];
    });
    expect(body?.expected).toContain('"mars"');
    const [status] = check((m) => {
      m.status = 'in-devlopment';
    });
    expect(status?.expected).toMatch(/^"in-development"/);
  });

  it('refuses events out of order, and allows spans that overlap', () => {
    const events = (first: string, second: string) =>
      check((m) => {
        m.events = [first, second].map((date) => ({ type: 'flyby', body: 'mars', date, planned: true }));
      });
    expect(told(events('2033-05', '2032-05'))).toEqual(['events.1.date: "2032-05" lies before events.0']);
    expect(events('2033-05', '2033')).toEqual([]);
  });

  it('refuses a flight before the launch, and allows milestones there', () => {
    const withEarly = (type: string) =>
      check((m) => {
        m.events = [{ type, body: 'mars', date: '2027', planned: true }];
      });
    expect(told(withEarly('flyby'))).toEqual(['events.0.date: "2027" lies before the launch']);
    expect(withEarly('other')).toEqual([]);
  });

  it('refuses to tell as done what lies after the facts', () => {
    const problems = check((m) => {
      m.launch = { date: '2031-Q1' };
    });
    expect(told(problems)).toEqual(['launch: lies after the facts of 2026-09 (asOf) and is not marked as planned']);
    expect(problems[0]?.expected).toBe('"planned": true');
  });

  it('tells all problems at once, with their lines', () => {
    const problems = check((m) => {
      m.leadAgency = 'EAS';
      m.destinations = ['marz'];
      m.sources = [];
    });
    expect(problems.map((p) => p.path)).toEqual(['leadAgency', 'destinations.0', 'sources']);
    expect(problems.every((p) => p.position !== undefined)).toBe(true);
    expect(formatProblem(problems[0]!)).toMatch(
      /^test-probe\.json:7:17 leadAgency: "EAS" is no known agency; expected /,
    );
  });
});

describe('texts that are no JSON', () => {
  it.each([
    ['{"id": "x",}', 'has a comma before a closing brace', '1:12'],
    ['{\n  "id": x\n}', 'has "x" in a wrong place', '2:9'],
    ['{"id": "x"', 'ends too early', '1:11'],
    ['', 'ends too early', '1:1'],
    ['{"id": "x"} {', 'has more text after the end', '1:13'],
    ["{'id': 1}", 'has "\'" in a wrong place', '1:2'],
    [
      '{"id": "a\nb"}',
      'has a text that is not closed, or holds a line break, a control character or a wrong escape',
      '1:8',
    ],
    ['{"id": 1, "id": 2}', 'has the key "id" twice', '1:11'],
    ['{"a": 01}', 'has "1" in a wrong place', '1:8'],
    ['{"a": NaN}', 'has "N" in a wrong place', '1:7'],
    ['\uFEFF{}', 'starts with a byte order mark', '1:1'],
    ['['.repeat(100), 'is nested too deeply', '1:66'],
    ['PK\u0003\u0004', 'has "P" in a wrong place', '1:1'],
  ])('%j: %s at %s', (text, message, place) => {
    const [problem, ...others] = validateMissionFile(text, 'x.json', catalog);
    expect(others).toEqual([]);
    expect(problem?.message).toBe(message);
    expect(`${problem?.position?.line}:${problem?.position?.column}`).toBe(place);
    expect(problem?.expected).not.toBe('');
  });

  it.each(['null', '[]', '"text"', '42', 'true'])('%s is no mission', (text) => {
    expect(validateMissionFile(text, 'x.json', catalog)[0]?.expected).toBe('an object in braces');
  });

  it('refuses numbers too large to be held', () => {
    const text = JSON.stringify(soundMission()).replace('"crew"', '"massKg":1e999,"crew"');
    expect(told(validateMissionFile(text, 'test-probe.json', catalog))).toEqual([
      'massKg: is a number too large to be held',
    ]);
  });

  it('is not misled by keys of object prototypes', () => {
    const text = JSON.stringify(soundMission()).replace('"crew"', '"__proto__":{"x":1},"constructor":1,"crew"');
    const paths = validateMissionFile(text, 'test-probe.json', catalog).map((p) => p.path);
    expect(paths).toContain('constructor');
  });
});

describe('assembleCatalog', () => {
  const file = (path: string, value: unknown) => ({ path, text: JSON.stringify(value) });

  it('takes a new mission', () => {
    const result = assembleWith(file('missions/test-probe.json', soundMission()));
    expect(result.ok && result.catalog.mission('test-probe')?.name).toBe('Test Probe');
  });

  it('refuses an id that a body bears', () => {
    const result = assembleWith(file('missions/mars.json', { ...soundMission(), id: 'mars' }));
    expect(result.ok ? [] : result.problems.map(formatProblem)).toEqual([
      'missions/mars.json:1:7 id: "mars" is used by bodies/mars.json; expected another id, for example "mars-spacecraft"',
    ]);
  });

  it('refuses files of no known folder', () => {
    const result = assembleWith(file('mission/test-probe.json', soundMission()));
    expect(result.ok ? [] : told(result.problems)).toEqual([': lies in no known folder']);
  });

  it('does not blame the references to a file with a mistake', () => {
    const result = assembleWith({ path: 'bodies/mars.json', text: '{' });
    expect(result.ok ? [] : result.problems.map((p) => p.file)).toEqual(['bodies/mars.json']);
  });

  it('checks the sources a body cites', () => {
    const result = assembleWith(
      file('bodies/eros.json', {
        id: 'eros',
        name: 'Eros',
        kind: 'asteroid',
        parent: 'sun',
        colorHex: '#AB8D6B',
        rotation: { model: 'period-only', periodHours: 5.27, source: 'nowhere' },
        sources: [],
      }),
    );
    expect(result.ok ? [] : told(result.problems)).toEqual([
      'rotation.source: "nowhere" is no known source of this file',
    ]);
  });

  it('freezes what it hands out', () => {
    expect(Object.isFrozen(catalog.missions)).toBe(true);
    expect(Object.isFrozen(catalog.mission('cassini')?.events[0])).toBe(true);
    expect(Object.isFrozen(catalog.detailsOf('cassini')?.sources)).toBe(true);
  });
});
