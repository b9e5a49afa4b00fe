import type { Story } from '../catalog/schema/story.ts';
import { useExplorerState } from '../state/explorer-context.ts';
import { ClockReadout } from './clock-readout.tsx';
import styles from './story-caption.module.css';

/** Title and caption of the step on screen, with the date the picture shows. */
export function StoryCaption({ story }: { readonly story: Story }) {
  const index = useExplorerState((s) => s.story?.step ?? 0);
  const language = useExplorerState((s) => s.language);
  const step = story.steps[index];
  if (!step) return null;
  const title = step.title && (step.title[language] ?? step.title.en);
  return (
    <div className={styles.caption} data-covers-picture>
      <div aria-live="polite">
        <div key={step.id} className={styles.words}>
          {title !== undefined && <h1 className={styles.title}>{title}</h1>}
          <p className={styles.text}>{step.caption[language] ?? step.caption.en}</p>
        </div>
      </div>
      <p className={styles.foot}>
        <ClockReadout />
        <span className={styles.dots} aria-hidden="true">
          {story.steps.map((s, i) => (
            <i key={s.id} data-on={i === index} />
          ))}
        </span>
      </p>
    </div>
  );
}
