"""
Condenses an integrated path of a satellite into series of its osculating elements (the form of `series-theory.ts`).

Input: lines "seconds past J2000 TDB, x, y, z, vx, vy, vz" (km, km/s, ICRF, relative to the planet), even steps.
Output: the fields of a SeriesSatellite as TypeScript on stdout, the error against the path on stderr.
Usage: python3 tools/satellites/fit-series.py phoebe.csv GM_KM3_S2 TERMS axes...   (axes: nine numbers, rows of icrfFromTheory)
Frequencies are found one by one at the largest peak of the residual's windowed spectrum (Laskar's method) and refined
together with the amplitudes by Gauss-Newton.
"""
import sys
import numpy as np

DAY = 86400.0


def elements(path, gm, axes):
    """a, unwrapped mean longitude, k + ih, q + ip in the theory's axes."""
    r, v = path[:, 1:4] @ axes, path[:, 4:7] @ axes
    rn = np.linalg.norm(r, axis=1)
    a = 1 / (2 / rn - (v * v).sum(1) / gm)
    h = np.cross(r, v)
    hn = np.linalg.norm(h, axis=1)
    inclination, node = np.arccos(h[:, 2] / hn), np.arctan2(h[:, 0], -h[:, 1])
    e = np.cross(v, h) / gm - r / rn[:, None]
    en = np.linalg.norm(e, axis=1)
    along = np.stack([np.cos(node), np.sin(node), 0 * node], 1)
    across = np.cross(h / hn[:, None], along)
    argument = np.arctan2((e * across).sum(1), (e * along).sum(1))
    rv = (r * v).sum(1)
    anomaly = np.arctan2(rv / np.sqrt(gm * a), 1 - rn / a)
    mean = anomaly - en * np.sin(anomaly)
    periapsis = node + argument
    z, zeta = en * np.exp(1j * periapsis), np.sin(inclination / 2) * np.exp(1j * node)
    return a, np.unwrap(np.mod(periapsis + mean, 2 * np.pi)), z, zeta


def peak(days, signal):
    """Frequency (rad/day) of the largest line of a complex signal."""
    window = np.hanning(len(days))
    n = 8 * len(days)
    spectrum = np.abs(np.fft.fft(signal * window, n))
    step = days[1] - days[0]
    f = 2 * np.pi * np.fft.fftfreq(n, step)[np.argmax(spectrum)]
    width = 2 * np.pi / (n * step)
    for _ in range(30):
        grid = f + width * np.linspace(-1, 1, 5)
        power = [abs(np.sum(signal * window * np.exp(-1j * g * days))) for g in grid]
        f, width = grid[int(np.argmax(power))], width / 2
    return f


def fit(days, signal, count, real, trend):
    """Amplitude, phase, frequency of `count` lines; for a real signal also a polynomial of degree `trend`."""
    freqs = []

    def design():
        t = days / 1e4
        columns = [t**k for k in range(trend + 1)] if trend >= 0 else []
        for f in freqs:
            columns += [np.cos(f * days), np.sin(f * days)] if real else [np.exp(1j * f * days)]
        return np.stack(columns, 1)

    rest, x = signal, None
    if trend >= 0:
        x = np.linalg.lstsq(design(), signal, rcond=None)[0]
        rest = signal - design() @ x
    for _ in range(count):
        freqs.append(abs(peak(days, rest)) if real else peak(days, rest))
        for _ in range(3):
            m = design()
            x = np.linalg.lstsq(m, signal, rcond=None)[0]
            rest = signal - m @ x
            base = trend + 1
            slopes = []
            for i, f in enumerate(freqs):
                if real:
                    c, s = x[base + 2 * i], x[base + 2 * i + 1]
                    slopes.append(days * (s * np.cos(f * days) - c * np.sin(f * days)))
                else:
                    slopes.append(1j * days * x[base + i] * np.exp(1j * f * days))
            both = np.concatenate([m, np.stack(slopes, 1)], 1)
            scale = np.linalg.norm(both, axis=0)
            y = np.linalg.lstsq(both / scale, rest, rcond=1e-9)[0] / scale
            steps = np.real(y[len(x):])
            # Lines that cannot be told apart in the span would run away with huge opposite amplitudes.
            least = np.pi / (days[-1] - days[0])
            moved = np.array(freqs) + steps
            gaps = np.diff(np.sort(moved)) if len(moved) > 1 else np.array([np.inf])
            if np.abs(steps).max() > 2 * least or gaps.min() < least or (real and moved.min() < least):
                break
            freqs = list(moved)
        m = design()
        x = np.linalg.lstsq(m, signal, rcond=None)[0]
        rest = signal - m @ x
    base = trend + 1
    lines = []
    for i, f in enumerate(freqs):
        if real:
            c, s = x[base + 2 * i], x[base + 2 * i + 1]
            lines.append((np.hypot(c, s), np.arctan2(c, s), f))  # as a sine
        else:
            lines.append((abs(x[base + i]), np.angle(x[base + i]), f))
    poly = [x[k] / 1e4**k for k in range(trend + 1)]
    return poly, lines, rest


def flat(lines, amplitude_digits, shift=0.0):
    out = []
    for a, p, f in lines:
        out += ["%.*g" % (amplitude_digits, a), "%.6f" % ((p + shift) % (2 * np.pi)), "%.6e" % f]
    return "[{ terms: [%s] }]" % ", ".join(out)


def main():
    gm, count = float(sys.argv[2]), int(sys.argv[3])
    axes = np.array([float(x) for x in sys.argv[4:13]]).reshape(3, 3)
    path = np.loadtxt(sys.argv[1], delimiter=",")
    path = path[np.unique(path[:, 0], return_index=True)[1]]
    days = path[:, 0] / DAY
    a, longitude, z, zeta = elements(path, gm, axes)
    pa, la, _ = fit(days, a, count, True, 0)
    pl, ll, _ = fit(days, longitude, count, True, 1)
    _, lz, _ = fit(days, z, count, False, -1)
    _, lq, _ = fit(days, zeta, count, False, -1)
    print("  gmKm3S2: %.3f,\n  sizeIs: 'semi-major-axis-km',\n  size0: %.1f,\n  size: %s," % (gm, pa[0], flat(la, 5, -np.pi / 2)))
    print("  longitude: [%.7f, %.13f, 0],\n  longitudeTerms: %s," % (pl[0] % (2 * np.pi), pl[1], flat(ll, 5)))
    print("  kh0: [0, 0],\n  kh: %s,\n  qp0: [0, 0],\n  qp: %s," % (flat(lz, 6), flat(lq, 6)))
    model_a = pa[0] + sum(A * np.sin(p + f * days) for A, p, f in la)
    model_l = pl[0] + pl[1] * days + sum(A * np.sin(p + f * days) for A, p, f in ll)
    mz, mq = (sum(A * np.exp(1j * (p + f * days)) for A, p, f in s) for s in (lz, lq))
    error = np.linalg.norm(position(model_a, model_l, mz, mq) @ axes.T - path[:, 1:4], axis=1)
    print("error km: largest %.0f, rms %.0f; 2000-2040 largest %.0f" % (error.max(), np.sqrt((error**2).mean()), error[(days > 0) & (days < 14610)].max()), file=sys.stderr)


def position(a, longitude, z, zeta):
    k, h, q, p = z.real, z.imag, zeta.real, zeta.imag
    f = longitude + k * np.sin(longitude) - h * np.cos(longitude)
    for _ in range(15):
        f += (longitude - f + k * np.sin(f) - h * np.cos(f)) / (1 - k * np.cos(f) - h * np.sin(f))
    b, off = 1 / (1 + np.sqrt(1 - k * k - h * h)), h * np.cos(f) - k * np.sin(f)
    x, y = a * (np.cos(f) - k - h * b * off), a * (np.sin(f) - h + k * b * off)
    c = 2 * np.sqrt(1 - q * q - p * p)
    return np.stack([x * (1 - 2 * p * p) + y * 2 * p * q, x * 2 * p * q + y * (1 - 2 * q * q), c * (y * q - x * p)], 1)


if __name__ == "__main__":
    main()
