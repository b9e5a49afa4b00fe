#!/usr/bin/python3
"""Writes tests/reference/swisseph-*.csv: states from the Swiss Ephemeris, which is JPL DE431 compressed.

Independent of the pack, which is made from DE405. Needs `apt-get install swetest swe-basic-data` (libswe.so.2 and the
files sepl_18.se1, semo_18.se1). Compression error of the source: some 2 km for the inner planets, 10 m for the Moon.

Usage: /usr/bin/python3 tools/ephemeris/swisseph-reference.py
"""

import ctypes
import os

FOLDER = "tests/reference"
EPHEMERIS = b"/usr/share/libswe/ephe"
AU_KM = 149597870.7

# swephexp.h: ephemeris files, geometric position, no nutation, no light deflection, no aberration, speed, axes of
# the ICRS (equator of J2000 without the frame bias), rectangular coordinates.
SWIEPH, HELCTR, TRUEPOS, J2000, NONUT, SPEED = 2, 8, 16, 32, 64, 256
NOGDEFL, NOABERR, EQUATORIAL, XYZ, BARYCTR, ICRS = 512, 1024, 2048, 4096, 16384, 131072
GEOMETRIC = SWIEPH | TRUEPOS | J2000 | NONUT | SPEED | NOGDEFL | NOABERR | EQUATORIAL | XYZ | ICRS

# file, body, centre, number in swephexp.h, centre's flag
QUERIES = [
    ("sun", "sun", "solar-system-barycenter", 0, BARYCTR),
    ("mercury", "mercury", "sun", 2, HELCTR),
    ("venus", "venus", "sun", 3, HELCTR),
    ("earth", "earth", "sun", 14, HELCTR),
    ("mars", "mars", "sun", 4, HELCTR),
    ("jupiter", "jupiter-barycenter", "sun", 5, HELCTR),
    ("saturn", "saturn-barycenter", "sun", 6, HELCTR),
    ("uranus", "uranus-barycenter", "sun", 7, HELCTR),
    ("neptune", "neptune-barycenter", "sun", 8, HELCTR),
    ("pluto", "pluto-barycenter", "sun", 9, HELCTR),
    ("moon", "moon", "earth", 1, 0),
]

# Name's addition, first and last Julian date (TT), number of epochs.
SETS = [("", 2436935.0, 2473459.0, 240), ("-1957-1959", 2435840.0, 2436912.0, 40)]
GOLDEN = 0.6180339887498949


def epochs(first, last, count):
    """Spread evenly and without a rhythm, whole thousandths of a day, rising."""
    return sorted(round(first + (i * GOLDEN) % 1 * (last - first), 3) for i in range(1, count + 1))


def calendar(library, jd):
    year, month, day, hours = ctypes.c_int(), ctypes.c_int(), ctypes.c_int(), ctypes.c_double()
    pointers = [ctypes.byref(v) for v in (year, month, day, hours)]
    library.swe_revjul(ctypes.c_double(jd), ctypes.c_int(1), *pointers)
    seconds = round(hours.value * 3600, 1)
    minutes, seconds = divmod(seconds, 60)
    return f"{year.value}-{month.value:02}-{day.value:02}T{int(minutes // 60):02}:{int(minutes % 60):02}:{seconds:04.1f}"


def write_rows(library, out, query, jd):
    _, body, centre, number, flag = query
    state, message = (ctypes.c_double * 6)(), ctypes.create_string_buffer(256)
    got = library.swe_calc(ctypes.c_double(jd), number, GEOMETRIC | flag, state, message)
    if got & 7 != SWIEPH:
        raise SystemExit(f"{body} at {jd}: {message.value.decode()}")
    position = ",".join(f"{v * AU_KM:.3f}" for v in state[:3])
    velocity = ",".join(f"{v * AU_KM / 86400:.9f}" for v in state[3:])
    out.write(f"{body},{centre},{jd:.3f},{calendar(library, jd)},{position},{velocity},swisseph\n")


def main():
    library = ctypes.CDLL("libswe.so.2")
    library.swe_set_ephe_path(EPHEMERIS)
    for addition, first, last, count in SETS:
        for query in QUERIES:
            path = os.path.join(FOLDER, f"swisseph-{query[0]}{addition}.csv")
            with open(path, "w", encoding="ascii") as out:
                call = f"swe_calc(jd_tt, {query[3]}, {GEOMETRIC | query[4]})"
                out.write(f"# Swiss Ephemeris 2.10.03, libswe {call}, au = {AU_KM} km\n")
                out.write("body,center,jd_tdb,date_tdb,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s,source\n")
                for jd in epochs(first, last, count):
                    write_rows(library, out, query, jd)
            print(path)


if __name__ == "__main__":
    main()
