import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import styles from './icon-button.module.css';

interface IconButtonProps {
  readonly icon: LucideIcon;
  /** Name for screen readers and the tooltip. */
  readonly label: string;
  /** Key that does the same, shown in the tooltip. */
  readonly shortcut?: string;
  /** Set for a button that stays down. */
  readonly isPressed?: boolean;
  /** Set for a button that opens something. */
  readonly isExpanded?: boolean;
  /** A number on the corner, such as that of active filters. */
  readonly badge?: number;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  onPress(): void;
  /** Set for a button that does something as long as it is held: called when it goes down, and when it is let go. */
  onHold?(): void;
  onRelease?(): void;
}

/** A button with a picture, a name and a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  isPressed,
  isExpanded,
  badge,
  className,
  ref,
  onPress,
  onHold,
  onRelease,
}: IconButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={`${styles.button} ${className ?? ''}`}
      aria-label={label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      aria-keyshortcuts={shortcut}
      data-tooltip={shortcut ? `${label}  ${shortcut}` : label}
      onClick={onPress}
      onPointerDown={onHold}
      onPointerUp={onRelease}
      onPointerLeave={onRelease}
      onPointerCancel={onRelease}
      onContextMenu={onHold && ((event) => event.preventDefault())}
    >
      <Icon aria-hidden size="1.25em" strokeWidth={1.6} />
      {badge ? (
        <span className={styles.badge} aria-hidden>
          {badge}
        </span>
      ) : null}
    </button>
  );
}
