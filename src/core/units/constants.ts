/** Seconds in a day of 86400 SI seconds (exact by definition of the Julian date). */
export const SECONDS_PER_DAY = 86_400;

/** Days in a Julian year and in a Julian century (exact by definition). */
export const DAYS_PER_JULIAN_YEAR = 365.25;
export const DAYS_PER_JULIAN_CENTURY = 36_525;

/** Julian date (TDB) of the epoch J2000.0. */
export const J2000_JD = 2_451_545;

/**
 * Astronomical unit in kilometres, exact.
 * @source IAU 2012 Resolution B2
 */
export const AU_KM = 149_597_870.7;

/**
 * Speed of light in vacuum in km/s, exact.
 * @source BIPM, The International System of Units, 9th edition (2019)
 */
export const SPEED_OF_LIGHT_KM_S = 299_792.458;

/**
 * Obliquity of the ecliptic at J2000 in radians (84381.448″), the angle between the ICRF equator and EclipticJ2000.
 * @source IAU 1976 System of Astronomical Constants; the value SPICE uses for ECLIPJ2000
 */
export const OBLIQUITY_J2000_RAD = (84_381.448 / 3600) * (Math.PI / 180);

/** Radians in one degree. */
export const RAD_PER_DEG = Math.PI / 180;
