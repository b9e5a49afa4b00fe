#!/bin/sh
# Makes public/textures from freely licensed maps. Needs: ImageMagick (convert), webp (cwebp), and the sources:
#   STELLARIUM   folder of textures of the Debian package stellarium-data 0.22.2 (/usr/share/stellarium/textures)
#   THREE_GLOBE  folder of the unpacked npm package three-globe 2.45.2
# Usage: STELLARIUM=… THREE_GLOBE=… tools/textures/make-textures.sh
set -eu
: "${STELLARIUM:=/usr/share/stellarium/textures}"
: "${THREE_GLOBE:?set THREE_GLOBE to the unpacked npm package three-globe}"
out="$(dirname "$0")/../../public/textures"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

# name, source, width, quality, further steps for convert
map() {
  name=$1 source=$2 width=$3 quality=$4
  shift 4
  convert "$source" "$@" -resize "${width}x$((width / 2))!" -depth 8 "$work/$name.png"
  cwebp -quiet -m 6 -q "$quality" "$work/$name.png" -o "$out/$name.webp"
}

map earth "$THREE_GLOBE/example/img/earth-blue-marble.jpg" 1024 78 -modulate 108,88 -gamma 1.3
map moon "$STELLARIUM/moon.png" 1024 64 -gamma 1.1
# Colours of Mercury's map are not of the measurement: the grey values are, tinted by the app.
map mercury "$STELLARIUM/mercury.png" 512 80 -colorspace Gray -colorspace sRGB
map vesta "$STELLARIUM/vesta.png" 512 80 -auto-level
map ceres "$STELLARIUM/ceres.png" 512 80 -colorspace Gray -auto-level -colorspace sRGB -gamma 0.9
# Longitude 180° is in the middle of these two; half a turn brings the prime meridian there.
map pluto "$STELLARIUM/pluto.png" 512 82 -roll +256+0
for name in mars jupiter saturn titan uranus neptune; do map "$name" "$STELLARIUM/$name.png" 512 90; done
for name in io europa ganymede callisto charon mimas enceladus tethys dione \
  hyperion miranda ariel umbriel titania oberon phobos deimos eros bennu; do
  map "$name" "$STELLARIUM/$name.png" 512 80
done
map rhea "$STELLARIUM/rhea.png" 512 80 -roll +256+0
convert "$STELLARIUM/saturn_rings_radial.png" -resize 1024x2! "$work/saturn-rings.png"
cwebp -quiet -m 6 -q 90 -alpha_q 100 "$work/saturn-rings.png" -o "$out/saturn-rings.webp"
