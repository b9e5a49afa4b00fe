/** TAI - UTC from a day on: `offsetS + (MJD - referenceMjd) * rateSPerDay`, MJD being that of the UTC instant. */
export interface TaiMinusUtc {
  /** First day, as UTC date. */
  readonly from: readonly [year: number, month: number, day: number];
  readonly offsetS: number;
  readonly referenceMjd: number;
  readonly rateSPerDay: number;
}

/**
 * TAI - UTC since 1960. Until 1972 UTC ran at a rate of its own and was stepped by fractions of a second; since then only
 * whole leap seconds. After the last row the offset is taken to stay as it is: no further leap second is announced.
 * @source USNO tai-utc.dat (from 1961); Explanatory Supplement to the Astronomical Almanac (1992), 2.58.1 (the 5 ms step
 * of 1961); IERS Bulletin C 52 to 71 (none after 2017)
 */
export const TAI_MINUS_UTC: readonly TaiMinusUtc[] = [
  rubber([1960, 1, 1], 1.417818, 37_300, 0.001296),
  rubber([1961, 1, 1], 1.422818, 37_300, 0.001296),
  rubber([1961, 8, 1], 1.372818, 37_300, 0.001296),
  rubber([1962, 1, 1], 1.845858, 37_665, 0.0011232),
  rubber([1963, 11, 1], 1.945858, 37_665, 0.0011232),
  rubber([1964, 1, 1], 3.24013, 38_761, 0.001296),
  rubber([1964, 4, 1], 3.34013, 38_761, 0.001296),
  rubber([1964, 9, 1], 3.44013, 38_761, 0.001296),
  rubber([1965, 1, 1], 3.54013, 38_761, 0.001296),
  rubber([1965, 3, 1], 3.64013, 38_761, 0.001296),
  rubber([1965, 7, 1], 3.74013, 38_761, 0.001296),
  rubber([1965, 9, 1], 3.84013, 38_761, 0.001296),
  rubber([1966, 1, 1], 4.31317, 39_126, 0.002592),
  rubber([1968, 2, 1], 4.21317, 39_126, 0.002592),
  whole([1972, 1, 1], 10),
  whole([1972, 7, 1], 11),
  whole([1973, 1, 1], 12),
  whole([1974, 1, 1], 13),
  whole([1975, 1, 1], 14),
  whole([1976, 1, 1], 15),
  whole([1977, 1, 1], 16),
  whole([1978, 1, 1], 17),
  whole([1979, 1, 1], 18),
  whole([1980, 1, 1], 19),
  whole([1981, 7, 1], 20),
  whole([1982, 7, 1], 21),
  whole([1983, 7, 1], 22),
  whole([1985, 7, 1], 23),
  whole([1988, 1, 1], 24),
  whole([1990, 1, 1], 25),
  whole([1991, 1, 1], 26),
  whole([1992, 7, 1], 27),
  whole([1993, 7, 1], 28),
  whole([1994, 7, 1], 29),
  whole([1996, 1, 1], 30),
  whole([1997, 7, 1], 31),
  whole([1999, 1, 1], 32),
  whole([2006, 1, 1], 33),
  whole([2009, 1, 1], 34),
  whole([2012, 7, 1], 35),
  whole([2015, 7, 1], 36),
  whole([2017, 1, 1], 37),
];

function rubber(from: TaiMinusUtc['from'], offsetS: number, referenceMjd: number, rateSPerDay: number): TaiMinusUtc {
  return { from, offsetS, referenceMjd, rateSPerDay };
}

function whole(from: TaiMinusUtc['from'], offsetS: number): TaiMinusUtc {
  return { from, offsetS, referenceMjd: 0, rateSPerDay: 0 };
}
