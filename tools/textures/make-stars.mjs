// Makes public/stars/stars.bin and stars-faint.bin from stars.8.json of the npm package d3-celestial 0.7.35 (BSD 3-clause;
// Hipparcos, ESA 1997). Usage: node tools/textures/make-stars.mjs <path of stars.8.json>
// The first file has the stars to magnitude 6.5, as many as the eye can see; the second those to magnitude 8, which make
// the sky deep. Six bytes a star, brightest first; src/scene/stars/star-file.ts says what they mean.
import { readFileSync, writeFileSync } from 'node:fs';

const FAINTEST_SEEN = 6.5;
const [source] = process.argv.slice(2);
if (!source) throw new Error('Say where stars.8.json is: node tools/textures/make-stars.mjs <path>.');
const stars = JSON.parse(readFileSync(source, 'utf8')).features.map(({ properties, geometry }) => {
  const [ra, dec] = geometry.coordinates;
  return {
    raDeg: (ra + 360) % 360,
    decDeg: dec,
    magnitude: Number(properties.mag),
    colour: Number(properties.bv) || 0,
  };
});
stars.sort((a, b) => a.magnitude - b.magnitude);
write(
  'stars.bin',
  stars.filter(({ magnitude }) => magnitude <= FAINTEST_SEEN),
);
write(
  'stars-faint.bin',
  stars.filter(({ magnitude }) => magnitude > FAINTEST_SEEN),
);

function write(name, chosen) {
  const bytes = Buffer.alloc(chosen.length * 6);
  chosen.forEach(({ raDeg, decDeg, magnitude, colour }, index) => {
    const at = index * 6;
    bytes.writeUInt16LE(Math.round((raDeg / 360) * 65_536) % 65_536, at);
    bytes.writeInt16LE(clamp((decDeg / 90) * 32_767, -32_767, 32_767), at + 2);
    bytes.writeUInt8(clamp((magnitude + 2) * 10, 0, 255), at + 4);
    bytes.writeInt8(clamp(colour * 50, -128, 127), at + 5);
  });
  writeFileSync(new URL(`../../public/stars/${name}`, import.meta.url), bytes);
  console.log(`${name}: ${chosen.length} stars, ${bytes.length} bytes`);
}

function clamp(value, least, most) {
  return Math.min(most, Math.max(least, Math.round(value)));
}
