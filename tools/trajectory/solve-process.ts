import type { MissionPath } from '../../src/core/trajectory/pack/mission-path.ts';
import { loadExplorer } from '../cli/load-explorer.ts';

/** Solves the missions whose ids it is sent, one after the other, and sends their paths back. */
const explorer = loadExplorer();
explorer.loadAll();

process.on('message', (missionId: string) => {
  const { data = [], legs = [], gaps = [] } = explorer.solve(missionId) ?? {};
  process.send?.({ missionId, data, legs, gaps } satisfies MissionPath);
});
