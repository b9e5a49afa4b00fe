import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '../../i18n/text-context.tsx';
import styles from './dialog-frame.module.css';
import { IconButton } from './icon-button.tsx';

interface DialogFrameProps {
  readonly title: string;
  /** `text` for reading, `page` for a table that wants all the room, `top` for the search. */
  readonly size: 'text' | 'page' | 'top';
  /** Hides the heading from sight, not from screen readers. */
  readonly isTitleHidden?: boolean;
  readonly children: ReactNode;
  onClose(): void;
}

/** A dialog over the page: keeps the focus inside, closes with Escape or a press outside. */
export function DialogFrame({ title, size, isTitleHidden = false, children, onClose }: DialogFrameProps) {
  const t = useText();
  useFocusReturn();
  return (
    <ModalOverlay className={styles.veil ?? ''} isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={styles.modal ?? ''} data-size={size}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={isTitleHidden ? 'visually-hidden' : styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton icon={X} label={t('app.close')} onPress={onClose} />
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Gives the keyboard's focus back to what had it when the dialog was opened, unless it went elsewhere meanwhile. */
function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The dialog's own parts are gone only after this clean-up.
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    },
    [opener],
  );
}
