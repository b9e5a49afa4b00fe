#!/bin/sh
# Makes public/textures from freely licensed maps. Needs: ImageMagick (convert), webp (cwebp), and the sources:
#   STELLARIUM    textures of the Debian package stellarium-data 0.22.2 (/usr/share/stellarium/textures)
#   OPENUNIVERSE  textures of the Debian package openuniverse-common 1.0beta3.1 (/usr/share/openuniverse/textures)
#   THREE_GLOBE   the unpacked npm package three-globe 2.45.2
# Usage: THREE_GLOBE=… tools/textures/make-textures.sh
# Two sizes: <body>.webp, 512 wide and first on the screen, and large/<body>.webp, fetched when the body is large there.
# All maps run from 180° west to 180° east, north up. public/textures/CREDITS.md names makers and terms.
set -eu
: "${STELLARIUM:=/usr/share/stellarium/textures}"
: "${OPENUNIVERSE:=/usr/share/openuniverse/textures}"
: "${THREE_GLOBE:?set THREE_GLOBE to the unpacked npm package three-globe}"
out="$(dirname "$0")/../../public/textures"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$out/large"

# name, source, width, quality, further steps for convert
map() {
  name=$1 source=$2 width=$3 quality=$4
  shift 4
  convert "$source" "$@" -resize "${width}x$((width / 2))!" -depth 8 "$work/map.png"
  cwebp -quiet -m 6 -q "$quality" "$work/map.png" -o "$out/$name.webp"
}

# The brightness of one map with the colours of another; then steps for that brightness.
recolour() {
  light=$1 colours=$2 out_file=$3
  shift 3
  convert "$light" -colorspace Lab -channel R -separate "$@" "$work/light.png"
  size=$(identify -format '%wx%h!' "$light")
  convert "$colours" -filter Mitchell -resize "$size" -colorspace Lab -channel G -separate "$work/a.png"
  convert "$colours" -filter Mitchell -resize "$size" -colorspace Lab -channel B -separate "$work/b.png"
  convert "$work/light.png" "$work/a.png" "$work/b.png" -set colorspace Lab -combine -colorspace sRGB "$out_file"
}

earth="$THREE_GLOBE/example/img/earth-blue-marble.jpg"
map earth "$earth" 512 74 -modulate 108,88 -gamma 1.3
map large/earth "$earth" 4096 72 -modulate 108,88 -gamma 1.3
# Lights alone: what is redder than the moonlit ground around it.
convert "$THREE_GLOBE/example/img/earth-night.jpg" \
  -color-matrix '2 0 -1  2 0 -1  2 0 -1' -resize 2048x1024 -level 1.5%,34% -gamma 1.5 -colorspace Gray "$work/lights.png"
cwebp -quiet -m 6 -q 55 "$work/lights.png" -o "$out/earth-lights.webp"
convert "$THREE_GLOBE/example/clouds/clouds.png" -alpha extract -resize 2048x1024 "$work/clouds.png"
cwebp -quiet -m 6 -q 45 "$work/clouds.png" -o "$out/earth-clouds.webp"

map moon "$STELLARIUM/moon_4k.jpg" 512 70 -gamma 1.1
map large/moon "$STELLARIUM/moon_4k.jpg" 4096 72 -gamma 1.1
cp "$STELLARIUM/moon_normals.png" "$work/normals.png"
cwebp -quiet -m 6 -q 88 "$work/normals.png" -o "$out/moon-normals.webp"

# The dark plains are grey on Mars; the map's blue comes from its filters.
convert "$STELLARIUM/mars.png" -color-matrix '1 0.02 0  0.17 0.83 0  0.1 0.34 0.48' "$work/mars-colours.png"
# Contrast: what a camera's print would have, wide before fine.
map mars "$work/mars-colours.png" 512 84 -sigmoidal-contrast 2.4x55% -modulate 100,102
# The finer map has been coded too hard once: what is flat is smoothed, its edges stay.
recolour "$OPENUNIVERSE/mars.jpg" "$work/mars-colours.png" "$work/mars.png" -selective-blur 0x1.5+2.5%
map large/mars "$work/mars.png" 2048 82 -unsharp 0x8+0.45+0 -sigmoidal-contrast 1.8x55% -modulate 100,94

# Colours of Mercury's map are not of the measurement: the grey values are, tinted by the app.
map mercury "$STELLARIUM/mercury.png" 512 80 -colorspace Gray -colorspace sRGB
map vesta "$STELLARIUM/vesta.png" 512 80 -auto-level
map ceres "$STELLARIUM/ceres.png" 512 80 -colorspace Gray -auto-level -colorspace sRGB -gamma 0.9
# These begin at the prime meridian; half a turn brings it to the middle.
map pluto "$STELLARIUM/pluto.png" 512 82 -roll +256+0
map rhea "$STELLARIUM/rhea.png" 512 80 -roll +256+0
# Io is yellow and white rather than green; Europa's lines are brown.
satellite() {
  name=$1
  shift
  map "$name" "$OPENUNIVERSE/$name.jpg" 512 78 -roll +512+0 "$@"
  map "large/$name" "$OPENUNIVERSE/$name.jpg" 1024 82 -roll +512+0 "$@"
}
satellite io -color-matrix '1.05 0 0  0.05 0.9 0  0.02 0.02 0.96' -modulate 102,92
satellite europa -unsharp 0x9+0.9+0 -sigmoidal-contrast 3x66% -modulate 102,72
satellite callisto
# Ganymede: light and colours of one map, the finer detail of another, except where that is black for want of pictures.
convert "$OPENUNIVERSE/ganymede.jpg" -roll +512+0 -colorspace Gray "$work/fine.png"
convert "$work/fine.png" -virtual-pixel tile -blur 0x5 "$work/coarse.png"
convert "$work/fine.png" -threshold 8% -morphology Erode Disk:9 -blur 0x6 "$work/known.png"
convert "$STELLARIUM/ganymede.png" -filter Mitchell -resize 1024x512! "$work/base.png"
convert "$work/base.png" "$work/fine.png" "$work/coarse.png" "$work/known.png" \
  -fx 'u[0]+0.75*u[3]*(u[1]-u[2])' "$work/ganymede.png"
map large/ganymede "$work/ganymede.png" 1024 82 -modulate 100,80
# Cassini's map of December 2000: its zones are cream, its belts brown.
jupiter="$OPENUNIVERSE/jupiter.jpg"
map jupiter "$jupiter" 512 84 -color-matrix '1.04 0 0  0 0.985 0  0 0 0.96' -sigmoidal-contrast 2x54% -modulate 102,100
map large/jupiter "$jupiter" 1024 86 -color-matrix '1.04 0 0  0 0.985 0  0 0 0.96' -sigmoidal-contrast 2x54% -modulate 102,100
map saturn "$STELLARIUM/saturn.png" 512 90 -alpha off -modulate 94,118
for name in iapetus triton ganymede charon mimas enceladus tethys dione miranda ariel umbriel titania oberon phobos deimos eros bennu; do
  map "$name" "$STELLARIUM/$name.png" 512 80
done
npx tsx "$(dirname "$0")/make-rings.ts" "$STELLARIUM/saturn_rings_radial.png" "$work/saturn-rings.png"
cwebp -quiet -m 6 -lossless -exact "$work/saturn-rings.png" -o "$out/saturn-rings.webp"
