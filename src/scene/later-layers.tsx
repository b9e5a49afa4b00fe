import { useThree } from '@react-three/fiber';
import { useEffect } from 'react';
import { useSpeech } from '../i18n/text-context.tsx';
import { useExplorerState } from '../state/explorer-context.ts';
import type { Extra } from '../state/store.ts';
import { ApsisMarks } from './aids/apsis-marks.ts';
import { InfluenceSpheres } from './aids/influence-spheres.ts';
import { LagrangeMarks } from './aids/lagrange-marks.ts';
import { OrbitPlanes } from './aids/orbit-planes.ts';
import { BACKGROUND } from './background.ts';
import { CraftLayer } from './craft/craft-layer.ts';
import { CraftShadow } from './craft/craft-shadow.ts';
import { GroundLayer } from './ground/ground-layer.ts';
import { DateBands } from './missions/date-bands.ts';
import { EventMarks } from './missions/event-marks.ts';
import { DistanceRings } from './orbits/distance-rings.ts';
import { PictureDrawer } from './quality/picture-drawer.tsx';
import { Constellations } from './sky/constellations.ts';
import { MilkyWay } from './sky/milky-way.ts';
import { SkyBackdrop } from './sky/sky-backdrop.ts';
import { SkyGrid } from './sky/sky-grid.ts';
import { GuardedLayer } from './stage/guarded-layer.tsx';
import type { LayerFactory } from './stage/layer.tsx';
import { useStage } from './stage/stage-context.ts';
import { SwarmLayer } from './swarm/swarm-layer.ts';

const milkyWay: LayerFactory = (stage, invalidate) => new MilkyWay(stage, invalidate);
const distanceRings: LayerFactory = (stage) => new DistanceRings(stage);
const swarm: LayerFactory = (stage, invalidate) => new SwarmLayer(stage, invalidate);
/** Shared by a craft and the ground below it; lives as long as the page. */
const shadow = new CraftShadow();
const ground: LayerFactory = () => new GroundLayer(shadow);
const crafts: LayerFactory = (stage) => new CraftLayer(shadow, stage.silhouettes);
const dateBands: LayerFactory = (stage) => new DateBands(stage);
const eventMarks: LayerFactory = (stage) => new EventMarks(stage);
const backdrop: LayerFactory = (stage) => new SkyBackdrop(stage, BACKGROUND);
const EXTRAS: Readonly<Record<Extra, LayerFactory>> = {
  constellations: (stage, invalidate) => new Constellations(stage, invalidate),
  'ecliptic-grid': (stage) => new SkyGrid(stage, 'ecliptic'),
  'equator-grid': (stage) => new SkyGrid(stage, 'equator'),
  spheres: (stage) => new InfluenceSpheres(stage),
  lagrange: (stage) => new LagrangeMarks(stage),
  planes: (stage) => new OrbitPlanes(stage),
  apsides: (stage) => new ApsisMarks(stage),
};

/** Layers that come when the first picture stands; those of the sky's figures and grids when they are asked for. */
export function LaterLayers() {
  const shownExtras = useExplorerState((state) => state.shownExtras);
  useSpeechOnStage();
  return (
    <>
      <GuardedLayer make={milkyWay} layer="milky-way" />
      {shownExtras.map((extra) => (
        <GuardedLayer key={extra} make={EXTRAS[extra]} />
      ))}
      <GuardedLayer make={distanceRings} layer="orbits" />
      <GuardedLayer make={crafts} />
      <GuardedLayer make={ground} />
      <GuardedLayer make={swarm} layer="swarm" />
      <GuardedLayer make={dateBands} layer="paths" />
      <GuardedLayer make={eventMarks} layer="paths" />
      <GuardedLayer make={backdrop} />
      <PictureDrawer />
    </>
  );
}

/** Layers are no components: what they write they write in the stage's language. */
function useSpeechOnStage(): void {
  const stage = useStage();
  const speech = useSpeech();
  const invalidate = useThree((state) => state.invalidate);
  useEffect(() => {
    stage.speech = speech;
    invalidate();
  }, [stage, speech, invalidate]);
}
