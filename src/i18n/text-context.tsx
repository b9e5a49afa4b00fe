import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createFormat, type Format } from './format.ts';
import { languageOf, loadTexts } from './languages.ts';
import { createText, type Text } from './text.ts';

/** A language's texts and formats. */
export interface Speech {
  readonly t: Text;
  readonly format: Format;
}

export const ENGLISH_SPEECH: Speech = speechOf(createText());

/** Without a provider everything speaks English, so that a single component can be tested alone. */
const SpeechContext = createContext<Speech>(ENGLISH_SPEECH);

/** Looks texts up in the visitor's language. */
export function useText(): Text {
  return useContext(SpeechContext).t;
}

/** Both, for whoever is no component: identical until the language changes. */
export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

/** Writes dates, numbers and quantities in the visitor's language. */
export function useFormat(): Format {
  return useContext(SpeechContext).format;
}

/** Speaks `language` below it; until its file has arrived the language before stays. Sets `lang` and `dir` of the page. */
export function TextProvider({ language: tag, children }: { readonly language: string; readonly children: ReactNode }) {
  const [speech, setSpeech] = useState(ENGLISH_SPEECH);
  useEffect(() => {
    let isCurrent = true;
    const language = languageOf(tag);
    // A language file that cannot be fetched must not leave the page mute: English shows through key by key.
    const loaded = loadTexts(language.tag).catch(() => undefined);
    void loaded.then((translation) => {
      if (!isCurrent) return;
      document.documentElement.lang = language.tag;
      document.documentElement.dir = language.direction;
      setSpeech(speechOf(createText(language, translation)));
    });
    return () => {
      isCurrent = false;
    };
  }, [tag]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

function speechOf(t: Text): Speech {
  return { t, format: createFormat(t) };
}
