"""
Integrates Nix or Hydra in the field of Pluto and Charon from a JPL Horizons state; prints the path relative to the
system's barycentre (ICRF, km, km/s), one state every 0.8 days 1957-2060: the input of `fit-series.py`.
Usage: python3 tools/satellites/integrate-pluto.py nix|hydra [first last day past J2000] > nix.csv

Charon's orbit is the precessing ellipse of `CHARON` below (fitted to Horizons vectors 2000-2027), the moons are
test particles, the Sun is left out: its tide is 1e-9 of the planet's pull.
Source of the states: JPL Horizons, PLU060, osculating elements about the barycentre of 2026-05-21T16:46 TDB.
"""
import sys
import numpy as np

AU, DAY, DEG = 149597870.7, 86400.0, np.pi / 180
GM_PLUTO, GM_CHARON = 869.32584, 106.10142  # km^3/s^2, from the mean motions of Horizons' elements of Charon and Nix
GM_SYSTEM = GM_PLUTO + GM_CHARON
POLE_RA, POLE_DEC = 133.00953, -6.24717
CHARON = (19595.967, 0.0001766, 304.13201, 56.36252967, 157.042)  # a (km), e, mean longitude and its rate a day, periapsis (degrees, days from J2000)
START_DAY = 2461182.1986111111 - 2451545.0
# GM with which Horizons made each set of elements, and the factor on the speed that takes the moon through Horizons'
# position of 2026-01-31 too (27 and 6 km away without it); the mean motions then agree with JPL's to 1e-5 degrees a day.
GM_OF_ELEMENTS = {"nix": 975.426377, "hydra": 975.424842}
SPEED_FACTOR = {"nix": 1 + 7.265e-6, "hydra": 1 + 1.774e-6}
ELEMENTS = {  # a (au), e, i, omega, Omega, M (degrees, ecliptic of J2000)
    "nix": (0.0003309183562207395, 0.01601781764939859, 112.8732976601619, 29.03796978586482, 227.3757101203726, 347.3979170729995),
    "hydra": (0.0004368447330989726, 0.009263193480703471, 112.6113983309011, 311.9811777326859, 227.4375492726789, 35.05441931330468),
}


def turn(angle, axis):
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]]) if axis == 0 else np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


ICRF_FROM_CHARON_PLANE = turn((POLE_RA + 90) * DEG, 2) @ turn((90 - POLE_DEC) * DEG, 0)


def charon(day):
    """Charon relative to Pluto."""
    a, e, longitude, rate, periapsis = CHARON
    mean = (longitude + rate * day - periapsis) * DEG
    true = mean + 2 * e * np.sin(mean)
    r, angle = a * (1 - e * np.cos(mean)), true + periapsis * DEG
    return ICRF_FROM_CHARON_PLANE @ np.array([r * np.cos(angle), r * np.sin(angle), 0.0])


def start(moon):
    a, e, i, w, node, m = ELEMENTS[moon]
    a, i, w, node, m = a * AU, i * DEG, w * DEG, node * DEG, m * DEG
    anomaly = m
    for _ in range(30):
        anomaly -= (anomaly - e * np.sin(anomaly) - m) / (1 - e * np.cos(anomaly))
    n = np.sqrt(GM_OF_ELEMENTS[moon] / a**3)
    c, s, b = np.cos(anomaly), np.sin(anomaly), np.sqrt(1 - e * e)
    p, v = a * np.array([c - e, b * s, 0]), a * n / (1 - e * c) * np.array([-s, b * c, 0])
    m3 = turn(84381.448 / 3600 * DEG, 0) @ turn(node, 2) @ turn(i, 0) @ turn(w, 2)
    return np.concatenate([m3 @ p, SPEED_FACTOR[moon] * (m3 @ v)])


def rate(day, y):
    c = charon(day)
    from_pluto, from_charon = y[:3] + GM_CHARON / GM_SYSTEM * c, y[:3] - GM_PLUTO / GM_SYSTEM * c
    pull = -GM_PLUTO * from_pluto / (from_pluto @ from_pluto) ** 1.5 - GM_CHARON * from_charon / (from_charon @ from_charon) ** 1.5
    return DAY * np.concatenate([y[3:], pull])


def integrate(y, day, end, h):
    """Classical Runge-Kutta; yields the state after every whole day."""
    steps = int(round((end - day) / h))
    for i in range(steps):
        t = day + i * h
        k1 = rate(t, y)
        k2 = rate(t + h / 2, y + h / 2 * k1)
        k3 = rate(t + h / 2, y + h / 2 * k2)
        k4 = rate(t + h, y + h * k3)
        y = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        yield t + h, y


def main():
    first = start(sys.argv[1])
    span = [int(x) for x in sys.argv[2:4]] or [-15710, 21930]
    per_day = 10
    for end, sign in ((START_DAY + np.floor(span[0] - START_DAY), -1), (START_DAY + np.ceil(span[1] - START_DAY), 1)):
        for i, (day, y) in enumerate(integrate(first, START_DAY, end, sign / per_day), 1):
            if i % 8 == 0:
                print(",".join(repr(float(x)) for x in (day * DAY, *y)))


if __name__ == "__main__":
    main()
