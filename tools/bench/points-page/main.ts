import {
  BufferAttribute,
  BufferGeometry,
  PerspectiveCamera,
  Points,
  PointsMaterial,
  Scene,
  WebGLRenderer,
} from 'three';
import { vec3 } from '../../../src/core/math/vec3.ts';
import { swarmPlaceInto } from '../../../src/core/swarm/swarm-place.ts';
import { decodeSwarm } from '../../../src/core/swarm/swarm-table.ts';
import { epochFromJdTdb } from '../../../src/core/time/epoch.ts';
import { AU_KM } from '../../../src/core/units/constants.ts';
import { swarmClockInto } from '../../../src/scene/swarm/swarm-attributes.ts';
import { brightestFirst, swarmGeometry } from '../../../src/scene/swarm/swarm-geometry.ts';
import { SwarmMaterial } from '../../../src/scene/swarm/swarm-material.ts';

/** What one picture of each costs, medians in milliseconds. */
export interface PointsCost {
  readonly count: number;
  readonly swarmMs: number;
  readonly plainMs: number;
}

declare global {
  interface Window {
    /** Draws swarm and plain cloud in turn, so many times, and waits for each picture to be finished. */
    comparePoints(bytes: number[], rounds: number): PointsCost;
  }
}

const START = epochFromJdTdb(2_462_000.5);
const WIDTH = 1280;
const HEIGHT = 720;
/** Size of the swarm's points where they are largest. */
const POINT_PX = 2.4;

window.comparePoints = (bytes, rounds) => {
  const table = decodeSwarm(Uint8Array.from(bytes));
  const canvas = document.querySelector('canvas');
  if (!canvas) throw new Error('The page has no canvas.');
  const renderer = new WebGLRenderer({ canvas, antialias: false, alpha: false });
  renderer.setSize(WIDTH, HEIGHT, false);
  const camera = new PerspectiveCamera(40, WIDTH / HEIGHT, 0.01, 1e4);
  camera.position.set(0, 6, 9);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  const pixel = new Uint8Array(4);
  const gl = renderer.getContext();
  const draw = (scene: Scene) => {
    const start = performance.now();
    renderer.render(scene, camera);
    // Reading a pixel waits until the picture is there.
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return performance.now() - start;
  };

  const material = new SwarmMaterial();
  material.setOpacity(1, []);
  material.setView(1, HEIGHT / 2 / Math.tan(Math.PI / 9), camera.position.length());
  material.eyeAu.copy(camera.position);
  const swarm = sceneOf(new Points(swarmGeometry(table, new Uint8Array(table.count), brightestFirst(table)), material));
  const look = { size: POINT_PX, sizeAttenuation: false, vertexColors: true, transparent: true, depthTest: false };
  const plain = sceneOf(new Points(cloudOf(table), new PointsMaterial({ ...look, depthWrite: false })));
  const swarmMs: number[] = [];
  const plainMs: number[] = [];
  const clock = { block: 0, days: 0 };
  for (let round = 0; round < rounds; round++) {
    swarmClockInto(clock, epochFromJdTdb(2_462_000.5 + round));
    material.setClock(clock.block, clock.days);
    swarmMs.push(draw(swarm));
    plainMs.push(draw(plain));
  }
  return { count: table.count, swarmMs: median(swarmMs), plainMs: median(plainMs) };
};

function sceneOf(points: Points): Scene {
  points.frustumCulled = false;
  return new Scene().add(points);
}

/** The same bodies where they are, as points that stand still. */
function cloudOf(table: ReturnType<typeof decodeSwarm>): BufferGeometry {
  const places = new Float32Array(3 * table.count);
  const colors = new Float32Array(3 * table.count).fill(0.7);
  const place = vec3<'EclipticJ2000'>();
  for (let i = 0; i < table.count; i++) {
    const { x, y, z } = swarmPlaceInto(place, table, i, START);
    places.set([x / AU_KM, z / AU_KM, -y / AU_KM], 3 * i);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(places, 3));
  geometry.setAttribute('color', new BufferAttribute(colors, 3));
  return geometry;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
