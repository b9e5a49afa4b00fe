import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { PanelBoundary } from '../errors/panel-boundary.tsx';
import { useRememberedLegend } from '../legend/remembered-legend.ts';
import { NoticeList } from '../notices/notice-list.tsx';
import styles from './explore-shell.module.css';
import { ScaleBadge } from './scale-badge.tsx';
import { type Overlay, type Shell, ShellContext } from './shell-state.ts';
import { StartHint } from './start-hint.tsx';
import { TopBar } from './top-bar.tsx';
import { useShellShortcuts } from './use-shell-shortcuts.ts';
import { ViewButtons } from './view-buttons.tsx';

const SelectionPanel = lazy(async () => ({ default: (await import('../panel/selection-panel.tsx')).SelectionPanel }));
const RulerBar = lazy(async () => ({ default: (await import('../ruler/ruler-bar.tsx')).RulerBar }));
const StandpointBar = lazy(async () => ({ default: (await import('../standpoint/standpoint-bar.tsx')).StandpointBar }));
const SwarmCard = lazy(async () => ({ default: (await import('../panel/swarm-card.tsx')).SwarmCard }));
const SceneLegend = lazy(async () => ({ default: (await import('../legend/scene-legend.tsx')).SceneLegend }));
const OverlayHost = lazy(async () => ({ default: (await import('./overlay-host.tsx')).OverlayHost }));

interface ExploreShellProps {
  readonly scene: ReactNode;
  readonly timeline: ReactNode;
  /** Only the picture: no bars, panels or timeline. A talk and a kiosk's loop use it, so that the scene is never rebuilt. */
  readonly isBare?: boolean;
  /** What a mode lays over the page. */
  readonly children?: ReactNode;
}

/** The page: the scene, and around it top bar, panel of the selection and timeline. What is not needed at first loads later. */
export function ExploreShell({ scene, timeline, isBare = false, children }: ExploreShellProps) {
  const t = useText();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const selectedId = useExplorerState((s) => s.selectedId);
  const shell = useMemo<Shell>(
    () => ({
      overlay,
      open: setOverlay,
      toggle: (wanted) => setOverlay((current) => (current === wanted ? null : wanted)),
    }),
    [overlay],
  );
  // The next visitor does not find the last one's open drawer.
  useEffect(() => {
    if (isBare) setOverlay(null);
  }, [isBare]);
  const isLegendShown = useExplorerState((s) => s.isLegendShown);
  useRememberedLegend();
  const hasRuler = useExplorerState((s) => s.ruler !== null);
  const isLookingOut = useExplorerState((s) => s.standpoint !== null);
  const hasSwarmPick = useExplorerState((s) => s.swarmPick !== null);
  const hasSelection = !isBare && (selectedId !== null || hasSwarmPick);

  return (
    <ShellContext value={shell}>
      <div
        className={styles.shell}
        data-has-selection={hasSelection}
        data-overlay={isBare ? undefined : (overlay ?? undefined)}
      >
        <main className={styles.scene} data-bare={isBare} aria-label={t('shell.scene')}>
          <PanelBoundary>{scene}</PanelBoundary>
        </main>
        {!isBare && <Chrome shell={shell} timeline={timeline} />}
        <div className={styles.over}>
          <Suspense>
            {isLookingOut && !isBare && (
              <PanelBoundary>
                <StandpointBar />
              </PanelBoundary>
            )}
          </Suspense>
          <div className={styles.foot}>
            <Suspense>
              {isLegendShown && (
                <PanelBoundary>
                  <SceneLegend />
                </PanelBoundary>
              )}
            </Suspense>
            <ScaleBadge isBare={isBare} />
            <Suspense>
              {hasRuler && (
                <PanelBoundary>
                  <RulerBar />
                </PanelBoundary>
              )}
            </Suspense>
          </div>
        </div>
        {children}
      </div>
    </ShellContext>
  );
}

/** Everything around the picture. */
function Chrome({ shell, timeline }: { readonly shell: Shell; readonly timeline: ReactNode }) {
  const t = useText();
  const { catalog } = useExplorer();
  const { overlay } = shell;
  const selectedId = useExplorerState((s) => s.selectedId);
  const swarmPick = useExplorerState((s) => s.swarmPick);
  const selectedName = selectedId === null ? undefined : catalog.objectName(selectedId);
  useShellShortcuts(shell);

  return (
    <>
      <a className={styles.skip} href="#timeline">
        {t('shell.skipToTimeline')}
      </a>
      {selectedName && (
        <a className={styles.skip} href="#panel-end">
          {t('shell.skipToPanel', { name: selectedName })}
        </a>
      )}
      <p className="visually-hidden" role="status">
        {selectedName && t('shell.selected', { name: selectedName })}
      </p>
      <TopBar />
      <StartHint />
      <ViewButtons />
      <Suspense>
        {selectedId !== null && (
          <PanelBoundary resetKey={selectedId}>
            <SelectionPanel id={selectedId} />
          </PanelBoundary>
        )}
        {selectedId === null && swarmPick !== null && (
          <PanelBoundary resetKey={swarmPick}>
            <SwarmCard key={swarmPick} designation={swarmPick} />
          </PanelBoundary>
        )}
      </Suspense>
      <section id="timeline" className={styles.timeline} aria-label={t('shell.timeline')} tabIndex={-1}>
        <PanelBoundary>{timeline}</PanelBoundary>
      </section>
      <Suspense>
        {overlay && (
          <PanelBoundary resetKey={overlay}>
            <OverlayHost overlay={overlay} />
          </PanelBoundary>
        )}
      </Suspense>
      <NoticeList />
    </>
  );
}
