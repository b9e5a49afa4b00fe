import { AGENCY_OUTLINES } from '../../../catalog/agency-outlines.ts';
import type { SceneObject } from '../../stage/scene-object.ts';
import type { Stage } from '../../stage/stage.ts';
import type { FanPlace } from './fan-layout.ts';
import styles from './mission-fan.module.css';

const SVG = 'http://www.w3.org/2000/svg';

/** The row of a mission: its agency's shape, its name, and where it is unless that is the fan's own body. */
export function fanRow(stage: Stage, { index, mission, name }: SceneObject, hostIndex: number): HTMLButtonElement {
  const agency = stage.explorer.catalog.agency(mission?.leadAgency ?? '');
  const row = document.createElement('button');
  row.type = 'button';
  row.className = styles.row ?? '';
  if (agency) row.append(glyphOf(agency.color, AGENCY_OUTLINES[agency.marker]));
  row.append(textOf(name, styles.name));
  const whereIndex = stage.presence.hostOf(index);
  if (whereIndex !== hostIndex && whereIndex >= 0)
    row.append(textOf(stage.objects[whereIndex]?.name ?? '', styles.place));
  return row;
}

/** Puts a row into its place of the layout. */
export function putRow(element: HTMLElement, { side, x, y, widthPx }: FanPlace): void {
  element.dataset.side = side;
  element.style.maxWidth = `${Math.ceil(widthPx)}px`;
  const aside = side === 'left' ? ' translateX(-100%)' : '';
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translateY(-50%)${aside}`;
}

/** A name in whatever script, apart from the direction of what stands around it. */
function textOf(text: string, className: string | undefined): HTMLElement {
  const element = document.createElement('bdi');
  element.className = className ?? '';
  element.textContent = text;
  return element;
}

function glyphOf(color: string, outline: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('width', '0.85em');
  svg.setAttribute('height', '0.85em');
  svg.setAttribute('fill', color);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', outline);
  svg.append(path);
  return svg;
}
