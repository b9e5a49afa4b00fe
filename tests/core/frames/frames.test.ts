import { describe, expect, it } from 'vitest';
import { eclipticFromIcrf, icrfFromEcliptic } from '../../../src/core/frames/frames.ts';
import { distanceVec3, vec3 } from '../../../src/core/math/vec3.ts';
import { RAD_PER_DEG } from '../../../src/core/units/constants.ts';

describe('ecliptic and equator of J2000', () => {
  it('follows Meeus, Astronomical Algorithms (1998), example 13.a: Pollux', () => {
    // α 116.328942°, δ 28.026183° is λ 113.215630°, β 6.684170°.
    const direction = (lonDeg: number, latDeg: number): [number, number, number] => {
      const [lon, lat] = [lonDeg * RAD_PER_DEG, latDeg * RAD_PER_DEG];
      return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
    };
    const ecliptic = eclipticFromIcrf(vec3(), vec3(...direction(116.328942, 28.026183)));
    expect(distanceVec3(ecliptic, vec3(...direction(113.21563, 6.68417)))).toBeLessThan(3e-8);
  });

  it('comes back to where it was, also in place', () => {
    const v = vec3<'Icrf'>(1.5e8, -2.5e7, 9e6);
    expect(distanceVec3(icrfFromEcliptic(vec3(), eclipticFromIcrf(vec3(), v)), v)).toBeLessThan(1e-7);
    const same = vec3<'Icrf'>(v.x, v.y, v.z);
    const turned = eclipticFromIcrf(vec3(), v);
    eclipticFromIcrf(same as never, same);
    expect(same).toEqual(turned);
  });
});
