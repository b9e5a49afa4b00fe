import type { LabelGuest } from './label-guest.ts';

/** Names that layers bring besides those of the objects; counts its changes, so that few choices have to go through it. */
export class GuestList extends Set<LabelGuest> {
  version = 0;

  override add(guest: LabelGuest): this {
    this.version++;
    return super.add(guest);
  }

  override delete(guest: LabelGuest): boolean {
    this.version++;
    return super.delete(guest);
  }
}
