import { useExplorer } from '../../state/explorer-context.ts';
import { Chart } from './chart.tsx';
import { ClockReadout } from './clock-readout.tsx';
import { ResizeGrip } from './resize-grip.tsx';
import styles from './timeline.module.css';
import { useTimelineHeight } from './timeline-height.ts';
import { Transport } from './transport.tsx';
import { useViewport } from './use-viewport.ts';
import { SizeTools, ViewTools } from './view-tools.tsx';

/** The clock and every mission on one scale of time: what is, what was and what is planned. */
export function Timeline() {
  const explorer = useExplorer();
  const viewport = useViewport(explorer);
  const height = useTimelineHeight();
  return (
    <div className={styles.timeline} data-timeline>
      <ResizeGrip height={height} />
      <div className={styles.controls}>
        <ClockReadout />
        <Transport />
        <ViewTools viewport={viewport} isOpen={height.isOpen} />
        <SizeTools height={height} />
      </div>
      <Chart viewport={viewport} lanesPx={height.lanesPx} />
    </div>
  );
}
