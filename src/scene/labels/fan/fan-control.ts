import { select } from '../../../state/explorer.ts';
import type { ExplorerState } from '../../../state/store.ts';
import type { Box } from '../box-pile.ts';
import type { FanParts, MissionFan } from './mission-fan.ts';

type Parts = Omit<FanParts, 'hostIndex'>;

/** Opens and closes the fan of a body's missions; its code comes when it is opened for the first time. */
export class FanControl {
  /** Index of the body whose fan is open, or on its way; -1 for none. */
  hostIndex = -1;
  private fan: MissionFan | undefined;
  /** The visitor's state when it was opened: once that changes, the fan has had its day. */
  private openedFor: ExplorerState | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly layer: HTMLElement,
    private readonly invalidate: () => void,
    /** Is told when the keyboard's focus should go back to a body's number. */
    private readonly giveBackFocus: (index: number) => void,
  ) {}

  /** Opens the fan of a body, or closes it if it is open; `takesFocus` for one who came by the keyboard. */
  toggle(index: number, takesFocus: boolean): void {
    const wasOpen = this.hostIndex === index;
    this.close();
    if (wasOpen) return;
    this.hostIndex = index;
    void import('./mission-fan.ts').then(({ MissionFan }) => {
      if (this.hostIndex === index && !this.fan)
        this.open(new MissionFan({ ...this.parts, hostIndex: index }), takesFocus);
    });
  }

  /** Tells whether there was one to close. */
  close(): boolean {
    const wasOpen = this.hostIndex >= 0;
    if (this.fan?.element.contains(document.activeElement)) this.giveBackFocus(this.hostIndex);
    this.fan?.dispose();
    this.fan = undefined;
    this.hostIndex = -1;
    window.removeEventListener('keydown', this.onKey, { capture: true });
    window.removeEventListener('pointerdown', this.onPointer, { capture: true });
    if (wasOpen) this.invalidate();
    return wasOpen;
  }

  /** Answers a press on the row that tells of more: the body's panel has the list; without panels the fan turns its page. */
  press(target: EventTarget | null): boolean {
    const { fan, parts, hostIndex } = this;
    if (!fan?.isMore(target)) return false;
    const { explorer, objects } = parts.stage;
    const { mode } = explorer.store.getState();
    if (mode === 'present' || mode === 'embed') {
      fan.turnPage();
      this.invalidate();
    } else {
      select(explorer, objects[hostIndex]?.id ?? null);
      this.close();
    }
    return true;
  }

  /** Follows the frame; `isChoice` a few times a second. Gives the part of the picture that is taken. */
  update(isChoice: boolean): Box | undefined {
    const { fan } = this;
    if (!fan) return undefined;
    const goesOn = isChoice ? !this.isOutdated() && fan.refresh() && fan.follow() : fan.follow();
    if (goesOn) return fan.covered;
    this.close();
    return undefined;
  }

  private open(fan: MissionFan, takesFocus: boolean): void {
    this.fan = fan;
    this.openedFor = this.parts.stage.explorer.store.getState();
    this.layer.prepend(fan.veil);
    this.layer.append(fan.element);
    if (!fan.refresh()) {
      this.close();
      return;
    }
    if (takesFocus) fan.focusFirst();
    window.addEventListener('keydown', this.onKey, { capture: true });
    window.addEventListener('pointerdown', this.onPointer, { capture: true });
    this.invalidate();
  }

  private isOutdated(): boolean {
    const now = this.parts.stage.explorer.store.getState();
    const then = this.openedFor;
    return (
      now.selectedId !== then?.selectedId ||
      now.focusId !== then.focusId ||
      now.mode !== then.mode ||
      now.language !== then.language ||
      now.story !== then.story
    );
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const isInside = this.fan?.element.contains(document.activeElement) === true;
    if (event.key === 'Escape') this.close();
    else if (isInside && event.key === 'ArrowDown') this.fan?.moveFocus(1);
    else if (isInside && event.key === 'ArrowUp') this.fan?.moveFocus(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** A press beside the picture closes it; one on the picture is answered by what lies there. */
  private readonly onPointer = ({ target }: PointerEvent) => {
    if (target instanceof Node && !this.layer.parentElement?.contains(target)) this.close();
  };
}
