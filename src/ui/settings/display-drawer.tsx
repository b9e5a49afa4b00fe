import { SWARM_FAMILIES } from '../../core/swarm/families.ts';
import { LANGUAGES, PSEUDO_LANGUAGE } from '../../i18n/languages.ts';
import { useText } from '../../i18n/text-context.tsx';
import { setScaleMode, showExtra, showFamily, toggleLayer } from '../../state/display.ts';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { EXTRAS, LAYERS, QUALITIES, SCALE_MODES } from '../../state/store.ts';
import { SWARM_COLORS } from '../../state/swarm-colors.ts';
import { SidePanel } from '../panel/side-panel.tsx';
import styles from './display-drawer.module.css';

/** How large and what the picture shows: scale, layers, small bodies by family (their legend too), language. */
export function DisplayDrawer({ onClose }: { onClose(): void }) {
  const t = useText();
  const explorer = useExplorer();
  const scaleMode = useExplorerState((s) => s.scaleMode);
  const hiddenLayers = useExplorerState((s) => s.hiddenLayers);
  const shownExtras = useExplorerState((s) => s.shownExtras);
  const hiddenFamilies = useExplorerState((s) => s.hiddenFamilies);
  const chosenQuality = useExplorerState((s) => s.quality);
  const fineness = useExplorerState((s) => s.fineness);
  const language = useExplorerState((s) => s.language);
  const wantsLessMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const languages = import.meta.env.DEV ? [...LANGUAGES, PSEUDO_LANGUAGE] : LANGUAGES;

  return (
    <SidePanel side="start" takesFocus title={t('display.title')} closeLabel={t('app.close')} onClose={onClose}>
      <button
        type="button"
        className={styles.legend}
        onClick={() => {
          onClose();
          explorer.store.setState({ isLegendShown: true });
        }}
      >
        {t('legend.open')}
      </button>
      <fieldset className={styles.group}>
        <legend>{t('display.scale')}</legend>
        {SCALE_MODES.map((mode) => (
          <label key={mode} className={styles.option}>
            <input
              type="radio"
              name="scale"
              checked={scaleMode === mode}
              onChange={() => setScaleMode(explorer, mode)}
            />
            <span>
              {t(`scale.name.${mode}`)}
              <small>{t(`scale.meaning.${mode}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('display.layers')}</legend>
        {LAYERS.map((layer) => (
          <label key={layer} className={styles.option}>
            <input
              type="checkbox"
              role="switch"
              aria-checked={!hiddenLayers.includes(layer)}
              checked={!hiddenLayers.includes(layer)}
              onChange={(event) => toggleLayer(explorer, layer, event.target.checked)}
            />
            {t(`layer.${layer}`)}
          </label>
        ))}
        {EXTRAS.map((extra) => (
          <label key={extra} className={styles.option}>
            <input
              type="checkbox"
              role="switch"
              aria-checked={shownExtras.includes(extra)}
              checked={shownExtras.includes(extra)}
              onChange={(event) => showExtra(explorer, extra, event.target.checked)}
            />
            {t(`extra.${extra}`)}
          </label>
        ))}
      </fieldset>
      {!hiddenLayers.includes('swarm') && (
        <fieldset className={styles.group}>
          <legend>{t('display.swarm')}</legend>
          <p className={styles.note}>{t('display.swarmNote')}</p>
          {SWARM_FAMILIES.map((family) => (
            <label key={family} className={styles.option}>
              <input
                type="checkbox"
                checked={!hiddenFamilies.includes(family)}
                onChange={(event) => showFamily(explorer, family, event.target.checked)}
              />
              <span className={styles.swatch} style={{ backgroundColor: SWARM_COLORS[family] }} aria-hidden />
              {t(`swarm.family.${family}`)}
            </label>
          ))}
        </fieldset>
      )}
      <fieldset className={styles.group}>
        <legend>{t('display.quality')}</legend>
        {QUALITIES.map((quality) => (
          <label key={quality} className={styles.option}>
            <input
              type="radio"
              name="quality"
              checked={chosenQuality === quality}
              onChange={() => explorer.store.setState({ quality })}
            />
            <span>
              {t(`display.qualityOf.${quality}`)}
              {quality === 'auto' && chosenQuality === 'auto' && <small>{t(`display.fineness.${fineness}`)}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      {languages.length > 1 && (
        <fieldset className={styles.group}>
          <legend>{t('display.language')}</legend>
          {languages.map(({ tag, nativeName }) => (
            <label key={tag} className={styles.option} lang={tag}>
              <input
                type="radio"
                name="language"
                checked={language === tag}
                onChange={() => explorer.store.setState({ language: tag })}
              />
              {nativeName}
            </label>
          ))}
        </fieldset>
      )}
      {wantsLessMotion && <p className={styles.note}>{t('display.motion')}</p>}
    </SidePanel>
  );
}
