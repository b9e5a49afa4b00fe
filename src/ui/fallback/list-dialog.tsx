import { useText } from '../../i18n/text-context.tsx';
import { DialogFrame } from '../controls/dialog-frame.tsx';
import { useShell } from '../shell/shell-state.ts';
import { MissionTable } from './mission-table.tsx';

/** The list of all missions over the picture; choosing one closes it and goes there. */
export function ListDialog() {
  const t = useText();
  const shell = useShell();
  return (
    <DialogFrame title={t('list.title')} size="page" onClose={() => shell.open(null)}>
      <MissionTable onShow={() => shell.open(null)} />
    </DialogFrame>
  );
}
