import { useText } from '../../i18n/text-context.tsx';
import { DialogFrame } from '../controls/dialog-frame.tsx';
import { MissionTable } from './mission-table.tsx';

/** The list of all missions over the picture; choosing one closes it and goes there. */
export function ListDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  return (
    <DialogFrame title={t('list.title')} size="page" onClose={onClose}>
      <MissionTable onShow={onClose} />
    </DialogFrame>
  );
}
