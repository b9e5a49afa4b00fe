import { EMPTY_FILTER, type MissionFilter } from '../catalog/filters.ts';
import { nominalInstant, parsePartialDate } from '../catalog/partial-date.ts';
import type { Story, StoryStep } from '../catalog/schema/story.ts';
import type { CameraPose } from './camera-pose.ts';
import { type Explorer, lookAt, select } from './explorer.ts';
import { goToNow, goToTime } from './navigate.ts';

/** The story on screen: the one in the store, else the first the catalogue holds for the use. */
export function storyFor(explorer: Explorer, use: Story['use'][number]): Story | undefined {
  const { catalog, store } = explorer;
  const chosen = store.getState().story;
  const named = chosen && catalog.story(chosen.storyId);
  return named ?? catalog.stories.find((story) => story.use.includes(use));
}

/** Shows a step of a story: clock, camera, filter, scale and selection. The step wraps around at both ends. */
export function showStep(explorer: Explorer, story: Story, step: number, isInstant = false): void {
  const index = ((step % story.steps.length) + story.steps.length) % story.steps.length;
  const shown = story.steps[index];
  if (!shown) return;
  const { clock, store } = explorer;
  clock.pause();
  store.setState({
    story: { storyId: story.id, step: index },
    filter: filterOf(shown),
    scaleMode: shown.scale ?? 'enlarged',
    selectedId: null,
    swarmPick: null,
  });
  if (shown.at === 'now') goToNow(explorer);
  else goToTime(explorer, nominalInstant(parsePartialDate(shown.at)));
  if (shown.select !== undefined) select(explorer, shown.select);
  lookAt(explorer, shown.focus, poseOf(explorer, shown), isInstant);
  if (shown.rate !== 0) clock.play(shown.rate);
}

/** Shows the step `offset` after the one on screen. */
export function stepStory(explorer: Explorer, story: Story, offset: number): void {
  const current = explorer.store.getState().story;
  const step = current?.storyId === story.id ? current.step : 0;
  showStep(explorer, story, step + offset);
}

function filterOf({ filters }: StoryStep): MissionFilter {
  return filters ? { ...EMPTY_FILTER, ...filters } : EMPTY_FILTER;
}

/** The step's camera as a pose: distances may be given in radii of the focus. */
function poseOf(explorer: Explorer, step: StoryStep): Partial<CameraPose> {
  const { azimuthDeg, elevationDeg, distanceKm, distanceRadii } = step.camera ?? {};
  const radiusKm = explorer.catalog.body(step.focus)?.meanRadiusKm;
  const fromRadii = distanceRadii !== undefined && radiusKm !== undefined ? distanceRadii * radiusKm : undefined;
  const distance = distanceKm ?? fromRadii;
  return {
    ...(azimuthDeg === undefined ? {} : { azimuthDeg }),
    ...(elevationDeg === undefined ? {} : { elevationDeg }),
    ...(distance === undefined ? {} : { distanceKm: distance }),
  };
}
