"""
Integrates Nereid under Neptune (with J2 and Triton as a ring) and the Sun; prints its path 1957-2060 relative to the
system's barycentre (ICRF, km, km/s), one state every four days: the input of `fit-series.py`.
Usage: python3 tools/satellites/integrate-nereid.py > nereid.csv

No JPL state of Nereid was at hand. START is the state whose integrated path comes closest (least squares, 1950-2050) to
JPL's precessing mean ellipse in data/bodies/nereid.json. That ellipse itself leaves out the Sun's slow pull on the
eccentricity and departs from the path by 71,000 km (rms) and up to 250,000 km near periapsis.
"""
import numpy as np

AU, DAY, DEG = 149597870.7, 86400.0, np.pi / 180
GM_SYSTEM, GM_SUN = 6836527.10, 132712440041.279
START = np.array([890519.846, 8278059.883, 4331773.765, -0.44665937567, -0.10368990590, -0.08259811902])  # J2000
POLE = np.array([np.cos(43.4066 * DEG) * np.cos(299.461 * DEG), np.cos(43.4066 * DEG) * np.sin(299.461 * DEG), np.sin(43.4066 * DEG)])
# Quadrupole J2 GM R^2 of Neptune plus half m a^2 of Triton, whose orbit is inclined by 156.87 degrees to the pole's plane.
QUADRUPOLE = 0.00340843 * 6835099.97 * 25225.0**2 + 0.5 * 1428.5 * 354759.0**2 * (1.5 * np.cos(156.866 * DEG) ** 2 - 0.5)


def sun_from_neptune(day):
    """Neptune's mean orbit of Standish (Explanatory Supplement, table 8.10.2), turned round."""
    node, periapsis, i, e, a = 131.78422574 * DEG, 44.96476227 * DEG, 1.77004347 * DEG, 0.00859048, 30.06992276 * AU
    m = (-55.12002969 + 218.45945325 * day / 36525) * DEG - periapsis
    anomaly = m + e * np.sin(m) + e * e / 2 * np.sin(2 * m)
    x, y = a * (np.cos(anomaly) - e), a * np.sqrt(1 - e * e) * np.sin(anomaly)
    w = periapsis - node
    x, y = x * np.cos(w) - y * np.sin(w), x * np.sin(w) + y * np.cos(w)
    xe, ye, ze = x * np.cos(node) - y * np.cos(i) * np.sin(node), x * np.sin(node) + y * np.cos(i) * np.cos(node), y * np.sin(i)
    c, s = np.cos(84381.448 / 3600 * DEG), np.sin(84381.448 / 3600 * DEG)
    return -np.array([xe, ye * c - ze * s, ye * s + ze * c])


def rate(day, y):
    r, r2 = y[:3], y[:3] @ y[:3]
    length = np.sqrt(r2)
    z = r @ POLE / length
    pull = -GM_SYSTEM * r / (r2 * length) + 1.5 * QUADRUPOLE / (r2 * r2) * ((5 * z * z - 1) * r / length - 2 * z * POLE)
    sun = sun_from_neptune(day)
    d = sun - r
    return DAY * np.concatenate([y[3:], pull + GM_SUN * (d / (d @ d) ** 1.5 - sun / (sun @ sun) ** 1.5)])


def main():
    for end in (-15712, 21932):
        h, y = np.sign(end) * 0.5, START
        for i in range(int(abs(end) * 2)):
            t = i * h
            k1 = rate(t, y)
            k2 = rate(t + h / 2, y + h / 2 * k1)
            k3 = rate(t + h / 2, y + h / 2 * k2)
            k4 = rate(t + h, y + h * k3)
            y = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
            if (i + 1) % 8 == 0:
                print(",".join(repr(float(x)) for x in ((t + h) * DAY, *y)))


if __name__ == "__main__":
    main()
