import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { Craft } from '../../../src/scene/craft/craft.ts';
import { CraftShadow } from '../../../src/scene/craft/craft-shadow.ts';
import { segmentAt } from '../../../src/scene/missions/presence.ts';
import { Stage } from '../../../src/scene/stage/stage.ts';
import { testExplorer } from '../../ui/explorer-for-tests.tsx';

const WITHIN_DEG = 1;

function craftOf(id: string, isoUtc: string, isOnGround = false) {
  const explorer = testExplorer(isoUtc, { focusId: id }, { paths: [id] });
  const stage = new Stage(explorer);
  stage.resize(1366, 768);
  stage.update(0.016);
  const object = stage.objects[stage.indexOf(id)]!;
  const craft = new Craft(object, isOnGround, new CraftShadow());
  craft.update(stage, segmentAt(explorer.trajectories.trajectoryOf(id), stage.epoch), 100);
  const toward = (target: string) => {
    const [from, to] = [object.index, stage.indexOf(target)];
    const { x, y, z } = stage.places;
    return new Vector3(x[to]! - x[from]!, y[to]! - y[from]!, z[to]! - z[from]!).normalize();
  };
  /** Where +z of a part of the craft looks. */
  const looks = (part: number) => {
    const mesh = craft.root.children[part]!;
    return new Vector3(0, 0, 1).transformDirection(mesh.matrixWorld);
  };
  const apartDeg = (a: Vector3, b: Vector3) => (a.angleTo(b) * 180) / Math.PI;
  return { craft, toward, looks, apartDeg };
}

const BODY = 0;
const SECOND = 1;
const THIRD = 2;

describe('craft in the picture', () => {
  // Craft with wings that turn: the second part carries the cells, the body the dish.
  it.each([
    ['juno-spacecraft', '2017-06-01T00:00Z'],
    ['mro', '2015-03-01T00:00Z'],
    ['dawn', '2009-03-20T00:00Z'],
    ['iss', '2024-03-05T10:00Z'],
    ['capstone', '2023-06-01T00:00Z'],
  ])('%s turns its dish to the Earth and its cells to the Sun', (id, date) => {
    const { toward, looks, apartDeg } = craftOf(id, date);
    expect(apartDeg(looks(BODY), toward('earth'))).toBeLessThan(WITHIN_DEG);
    expect(apartDeg(looks(SECOND), toward('sun'))).toBeLessThan(WITHIN_DEG);
  });

  // Craft that keep their back to the Sun: cells on it, and a dish on a pivot.
  it.each([
    ['jwst', '2026-11-01T00:00Z', SECOND],
    ['soho', '2010-05-01T00:00Z', THIRD],
    ['parker-solar-probe', '2024-12-24T11:53Z', THIRD],
  ])('%s keeps its shade or its cells to the Sun and turns a dish to the Earth', (id, date, dish) => {
    const { toward, looks, apartDeg } = craftOf(id, date);
    expect(apartDeg(looks(BODY), toward('sun'))).toBeLessThan(WITHIN_DEG);
    expect(apartDeg(looks(dish), toward('earth'))).toBeLessThan(WITHIN_DEG);
  });

  it.each([
    ['artemis-ii', '2026-04-04T00:00Z'],
    ['ikaros', '2010-09-01T00:00Z'],
    ['curiosity', '2012-03-01T00:00Z'],
  ])('%s, in flight, has its cells or its sail across the sunlight', (id, date) => {
    const { toward, looks, apartDeg } = craftOf(id, date);
    expect(apartDeg(looks(BODY), toward('sun'))).toBeLessThan(WITHIN_DEG);
  });

  it('stands upright and raises its dish to the Earth on the ground', () => {
    const { toward, looks, apartDeg } = craftOf('apollo-11', '1969-07-20T22:00Z', true);
    expect(apartDeg(looks(BODY), toward('moon').negate())).toBeLessThan(WITHIN_DEG);
    expect(apartDeg(looks(SECOND), toward('earth'))).toBeLessThan(WITHIN_DEG);
  });
});
