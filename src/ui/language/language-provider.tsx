import type { ReactNode } from 'react';
import { TextProvider } from '../../i18n/text-context.tsx';
import { useExplorerState } from '../../state/explorer-context.ts';

/** Speaks the language chosen in the store to everything below it. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const language = useExplorerState((s) => s.language);
  return <TextProvider language={language}>{children}</TextProvider>;
}
