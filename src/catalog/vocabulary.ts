/*
 * The closed lists of words in the data, without the schemas that check them: the app shows and filters by them and
 * need not carry the checker.
 */

export const EVENT_TYPES = [
  'launch',
  'flyby',
  'departure',
  'arrival',
  'orbit-insertion',
  'deep-space-manoeuvre',
  'rendezvous',
  'docking',
  'landing',
  'touchdown',
  'ascent',
  'impact',
  'earth-return',
  'mission-end',
  'other',
] as const;

export const MISSION_STATUSES = [
  'proposed',
  'approved',
  'in-development',
  'in-transit',
  'operational',
  'completed',
  'failed',
  'cancelled',
] as const;

export const MISSION_CLASSES = [
  'orbiter',
  'lander',
  'flyby',
  'rover',
  'telescope',
  'relay',
  'cargo',
  'station',
  'sample-return',
  'impactor',
  'aerial',
  'crewed-landing',
  'crewed-flyby',
  'hopper',
] as const;

/** What a craft is built like, for a model of its kind. `aeroshell`: a lander on its way; `probe`: one without legs. */
export const CRAFT_KINDS = [
  'orbiter',
  'lander',
  'rover',
  'capsule',
  'station',
  'cubesat',
  'telescope',
  'sail',
  'aerial',
  'aeroshell',
  'probe',
] as const;

/** Outline of a craft's main body; `prism`: six sides. */
export const CRAFT_BODIES = ['box', 'prism', 'drum', 'ball'] as const;

/**
 * How a craft carries what gives it power. `wings`: two; `three-wings`: at 120 degrees; `discs`: two round ones; `skin`: cells
 * on the body itself; `shield`: none that stands out.
 */
export const CRAFT_WINGS = ['none', 'wings', 'one-wing', 'three-wings', 'cross', 'discs', 'skin', 'shield'] as const;

export const PROPULSIONS = ['chemical', 'electric', 'hybrid', 'sail'] as const;

export const BODY_KINDS = [
  'star',
  'planet',
  'dwarf-planet',
  'satellite',
  'asteroid',
  'comet',
  'tno',
  'lagrange-point',
  'barycentre',
] as const;

export const AGENCY_MARKERS = [
  'square',
  'circle',
  'diamond',
  'triangle-up',
  'hexagon',
  'star',
  'pentagon',
  'triangle-down',
] as const;

export const SITE_STATUSES = [
  'landed',
  'touchdown',
  'crashed',
  'impact',
  'entry',
  'failed',
  'planned',
  'candidate',
  'cancelled',
] as const;

export const SITE_KINDS = [
  'lander',
  'rover',
  'hopper',
  'aerial',
  'sample-return',
  'impactor',
  'orbiter',
  'atmospheric-probe',
] as const;

/** The five themes of the Global Exploration Strategy (2007). */
export const THEMES = [
  'new-knowledge',
  'sustained-presence',
  'economic-expansion',
  'global-partnership',
  'inspiration',
] as const;
