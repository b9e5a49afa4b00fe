/**
 * Which way imports point: core <- catalog <- state <- (scene | ui) <- modes <- app; i18n serves scene, ui, modes and app.
 * Each layer may import itself and the layers listed here.
 */
const LAYERS = {
  core: [],
  catalog: ['core'],
  state: ['core', 'catalog'],
  i18n: ['core', 'catalog'],
  scene: ['core', 'catalog', 'state', 'i18n'],
  ui: ['core', 'catalog', 'state', 'i18n'],
  modes: ['core', 'catalog', 'state', 'i18n', 'scene', 'ui'],
  app: ['core', 'catalog', 'state', 'i18n', 'scene', 'ui', 'modes'],
};

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  comment: `src/${layer} imports only ${['itself', ...allowed].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
}));

/** A package, however it is reached: by its folder, or by its name where it could not be resolved. */
const packages = (...names) => `^(node_modules/)?(${names.join('|')})(/|$)`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'src-stands-alone',
      comment: 'The page must not depend on tools or tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tools|tests)/' },
    },
    {
      name: 'tools-without-a-page',
      comment: 'Tools run in Node: they import core, catalog and state, nothing that draws.',
      severity: 'error',
      from: { path: '^tools/', pathNot: '^tools/bench/points-page/' },
      to: { path: '^(src/(scene|ui|i18n|modes|app)|tests)/' },
    },
    {
      name: 'core-is-pure',
      comment: 'core holds numbers in, numbers out: no React, store, schema, DOM library or Node module.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'core'], pathNot: packages('astronomy-engine') },
    },
    {
      name: 'catalog-and-state-run-in-node',
      comment: 'The command line uses them: no DOM library, and no Node module, since the browser uses them too.',
      severity: 'error',
      from: { path: '^src/(catalog|state)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'astronomy-engine-in-core-ephemeris',
      comment: 'One adapter knows its units and frames.',
      severity: 'error',
      from: { path: '^(src|tools)/', pathNot: '^(src/core/ephemeris|tools/bench)/' },
      to: { path: packages('astronomy-engine') },
    },
    {
      name: 'three-in-scene',
      comment: 'Only scene knows scene units.',
      severity: 'error',
      from: { path: '^(src|tools)/', pathNot: '^(src/scene|tools/bench/points-page)/' },
      to: { path: packages('three', '@react-three/[^/]+', '@types/three') },
    },
    {
      name: 'data-through-catalog',
      comment: 'Only catalog and i18n read data/.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(catalog|i18n)/' },
      to: { path: '^data/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: { path: '^(src|tools|tests)/' },
      // A type has no initialisation order: only values can go round in a circle.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { path: '^(src|tools|tests)/' },
      to: { couldNotResolve: true, pathNot: '^(virtual:|vite/client)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
