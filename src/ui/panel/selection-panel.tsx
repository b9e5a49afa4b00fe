import { Crosshair, Ruler } from 'lucide-react';
import { useText } from '../../i18n/text-context.tsx';
import { lookAt, notify, select } from '../../state/explorer.ts';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { measureFrom } from '../../state/ruler.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { BodyPanel } from './body-panel.tsx';
import { MissionPanel } from './mission-panel.tsx';
import { SidePanel } from './side-panel.tsx';

/** The panel of the selected body or mission. */
export function SelectionPanel({ id }: { readonly id: string }) {
  const t = useText();
  const explorer = useExplorer();
  const body = explorer.catalog.body(id);
  const mission = explorer.catalog.mission(id);
  const name = explorer.catalog.objectName(id);
  const isFocus = useExplorerState((s) => s.focusId === id);
  const canLook = !isFocus && explorer.almanac.has(id);
  return (
    <SidePanel
      side="end"
      title={name}
      overline={body ? kindOfBody() : mission && kindOfMission()}
      closeLabel={t('panel.close', { name })}
      actions={
        <>
          {explorer.almanac.has(id) && (
            <IconButton icon={Ruler} label={t('panel.measure')} onPress={() => measureFrom(explorer, id)} />
          )}
          {canLook && <IconButton icon={Crosshair} label={t('panel.flyThere')} onPress={look} />}
        </>
      }
      onClose={() => select(explorer, null)}
    >
      {body && <BodyPanel key={id} body={body} />}
      {mission && <MissionPanel key={id} mission={mission} />}
    </SidePanel>
  );

  function look() {
    if (lookAt(explorer, id)) return;
    notify(explorer, { kind: 'info', textKey: 'notice.noPlaceNow', values: { name } });
  }

  function kindOfBody() {
    if (!body) return undefined;
    const parent = body.parent ? explorer.catalog.objectName(body.parent) : '';
    return t(`body.kind.${body.kind}`, { parent });
  }

  function kindOfMission() {
    if (!mission) return undefined;
    const classes = mission.classes.map((c) => t(`class.${c}`)).join(', ');
    return `${t(`mission.crew.${mission.crew}`)} · ${classes}`;
  }
}
