#!/bin/sh
# modules.sh LOCKED TARGET: brings the npm modules that LOCKED/package-lock.json names to TARGET/node_modules,
# unless they are there. Registry, proxy and cache are npm's own settings.
set -eu
locked=$1 target=$2

fail() {
  echo "[ERROR] $*" # the launcher shows the first such line
  exit 1
}

command -v node >/dev/null && command -v npm >/dev/null ||
  fail "the local Slack's page needs Node 20 or newer with npm: install it and start again"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
  fail "the local Slack's page needs Node 20 or newer, and $(command -v node) is $(node --version)"

cmp -s "$locked/package-lock.json" "$target/brought" && exit 0
mkdir -p "$target"
rm -f "$target/brought"
cp "$locked/package.json" "$locked/package-lock.json" "$target/"
(cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
  fail "npm could not bring the modules that $locked/package-lock.json names, see above"
cp "$locked/package-lock.json" "$target/brought"
