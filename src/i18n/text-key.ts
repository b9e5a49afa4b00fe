import type english from '../../data/locales/en.json';

/** Paths to the leaves of a nested object of texts, joined by dots: "panel.mission.events". */
type LeafPath<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${LeafPath<Tree[Key]>}`;
}[keyof Tree & string];

/** Every text the program can show; English is the list. */
export type TextKey = LeafPath<typeof english>;

/** A tree of texts as a locale file holds it; a translation may lack any of them. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}
