import type { SeriesSatellite } from './series-theory.ts';

/**
 * Series for the osculating elements of Nereid, t in days from J2000, referred to the ecliptic of J2000. They condense a
 * numerical integration under Neptune, Triton and the Sun to 3,800 km over 1957–2060. The integration starts from the state
 * that fits JPL's mean ellipse best, since no JPL state was at hand: some 60,000 km (1 % of the orbit) are to be expected.
 * @source JPL Planetary Satellite Mean Elements (Jacobson 2009); integration and fit: tools/satellites/integrate-nereid.py
 * and fit-series.py
 */
export const NEREID: SeriesSatellite = {
  gmKm3S2: 6836527.1,
  sizeIs: 'semi-major-axis-km',
  size0: 5513885.8,
  size: [
    {
      terms: [
        457.93, 5.250619, 1.723659e-2, 125.59, 0.576157, 1.745279e-2, 91.824, 6.114679, 1.40603e-4, 49.722, 2.390723,
        1.764818e-2, 26.229, 3.373567, 5.21324e-2, 22.647, 0.856976, 6.957615e-2, 16.179, 4.384102, 3.488118e-2, 17.422,
        4.630778, 8.702108e-2,
      ],
    },
  ],
  longitude: [1.967436, 0.0174468227511, 0],
  longitudeTerms: [
    {
      terms: [
        0.0095555, 4.653887, 2.093115e-4, 0.00030163, 2.075564, 1.723374e-2, 0.00021065, 4.864326, 4.168463e-4,
        7.8564e-5, 3.774539, 1.741164e-2, 0.00024925, 2.039763, 5.393975e-4, 0.00018066, 4.825727, 6.628443e-4,
        9.2208e-5, 1.63715, 7.703271e-4, 3.1246e-5, 4.149753, 9.349733e-4,
      ],
    },
  ],
  kh0: [0, 0],
  kh: [
    {
      terms: [
        0.749664, 4.471164, 3.867452e-7, 0.00556497, 6.160382, 2.092729e-4, 0.000106167, 3.807043, 3.717877e-4,
        0.000672576, 4.53586, -9.152085e-5, 0.000329591, 1.960978, -2.441031e-4, 2.35503e-5, 0.346518, 1.724377e-2,
        0.000228542, 5.416824, -3.496237e-4, 9.94173e-5, 2.628925, -4.60495e-4,
      ],
    },
  ],
  qp0: [0, 0],
  qp: [
    {
      terms: [
        0.0442302, 5.590652, -2.581284e-6, 0.000602405, 5.861009, 2.126138e-4, 0.000230035, 3.424257, -2.053992e-4,
        0.00061865, 3.620883, 1.278361e-4, 0.000167877, 3.034272, 3.191953e-4, 8.82047e-5, 5.06274, -3.275106e-4,
        4.44469e-5, 5.796509, 4.530604e-4, 3.86273e-5, 2.28065, -4.453636e-4,
      ],
    },
  ],
};
