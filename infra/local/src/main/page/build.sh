#!/bin/sh
# build.sh SOURCE TARGET: bundles the page, and the libraries it uses, to TARGET/bundle.
set -eu
source=$1 target=$2

sh "$source/modules.sh" "$source" "$target"
NODE_PATH=$target/node_modules "$target/node_modules/.bin/esbuild" "$source/app.js" \
  --bundle --minify --format=esm --target=es2022 --jsx=automatic --log-level=warning \
  '--define:process.env.NODE_ENV="production"' --outdir="$target/bundle"
