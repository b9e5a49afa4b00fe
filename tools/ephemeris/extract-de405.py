#!/usr/bin/python3
"""Dumps JPL DE405 from Debian's casacore table to a raw file that `de405.ts` reads.

Needs `apt-get install casacore-data-jpl-de405 python3-casacore` and Debian's own /usr/bin/python3.
Output, little-endian float64: per record of 32 days its first date (MJD, TDB), then the 1018 numbers of the table's
column `x`, which is the classic JPL record without its two leading dates.

Usage: /usr/bin/python3 tools/ephemeris/extract-de405.py [output file]
"""

import os
import sys

import numpy
from casacore.tables import table

TABLE = "/usr/share/casacore/data/ephemerides/DE405"
OUTPUT = sys.argv[1] if len(sys.argv) > 1 else ".cache/de405.f64"

EXPECTED = {"DENUM": 405, "dMJD": 32, "AU": 149597870.691, "EMRAT": 81.30056}


def main() -> None:
    source = table(TABLE, ack=False)
    for key, value in EXPECTED.items():
        if source.getkeyword(key) != value:
            sys.exit(f"{TABLE}: {key} is {source.getkeyword(key)}, expected {value}: not the table this recipe knows.")
    first_days = source.getcol("MJD")
    coefficients = source.getcol("x")
    if not (numpy.diff(first_days) == 32).all():
        sys.exit(f"{TABLE}: the records are not 32 days apart.")
    os.makedirs(os.path.dirname(OUTPUT) or ".", exist_ok=True)
    numpy.column_stack([first_days, coefficients]).astype("<f8").tofile(OUTPUT)
    print(f"{OUTPUT}: {len(first_days)} records, MJD {first_days[0]:.0f} to {first_days[-1] + 32:.0f}")


if __name__ == "__main__":
    main()
