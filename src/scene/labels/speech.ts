import { languageOf, loadTexts } from '../../i18n/languages.ts';
import { createText, type Text } from '../../i18n/text.ts';
import type { Explorer } from '../../state/explorer.ts';

/** The visitor's language for the picture, which is no React: until its texts have come, the language before. */
export class Speech {
  t: Text = createText();
  private tag = this.t.language.tag;
  private readonly end: () => void;

  constructor(
    private readonly explorer: Explorer,
    private readonly onChange: () => void,
  ) {
    this.end = explorer.store.subscribe(() => this.follow());
    this.follow();
  }

  dispose(): void {
    this.end();
  }

  private follow(): void {
    const { language: tag } = this.explorer.store.getState();
    if (tag === this.tag) return;
    this.tag = tag;
    const language = languageOf(tag);
    // A file that cannot be fetched must not leave the picture mute: English shows through, as in the page around it.
    const loaded = loadTexts(language.tag).catch(() => undefined);
    void loaded.then((translation) => {
      if (tag !== this.tag) return;
      this.t = createText(language, translation);
      this.onChange();
    });
  }
}
