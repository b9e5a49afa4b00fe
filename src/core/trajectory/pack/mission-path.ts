import type { Trajectory } from '../segment.ts';

/** A solved mission as plain data: what is baked, cached and sent between threads. */
export type MissionPath = Pick<Trajectory, 'missionId' | 'data' | 'legs' | 'gaps'>;
