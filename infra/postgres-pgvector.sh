#!/usr/bin/env bash
# PostgreSQL 17 with pgvector on 127.0.0.1, from Debian 13 packages, for tests; needs neither root nor Docker.
#
#   infra/postgres-pgvector.sh DIR PORT    install below DIR what is missing, start, print the JDBC URL
#   infra/postgres-pgvector.sh DIR stop    stop
#
# The packages are unpacked, not installed: they come through an apt configuration of their own, with
# the mirrors that this host uses, and run with their own C library, so any Debian-like host will do.
set -euo pipefail

fail() {
  echo "postgres-pgvector: $*" >&2
  exit 1
}

[ $# = 2 ] || fail "usage: postgres-pgvector.sh DIR PORT|stop"
mkdir -p "$1"
home=$(readlink -f "$1")
tree=$home/programs
data=$home/data
version=17

# the server refuses root; in a user namespace of its own it is nobody
as_nobody=()
[ "$(id -u)" != 0 ] || as_nobody=(unshare -U)

# runs one of the unpacked programs under the unpacked loader, whatever C library the host has
program() {
  local name=$1 bin=$tree/usr/lib/postgresql/$version/bin
  shift
  "${as_nobody[@]}" "$bin/$name" "$@"
}

mirror() { # PATTERN: the first mirror of this host whose address matches
  apt-get indextargets --format '$(REPO_URI)' | grep -E "$1" | head -n 1 || true
}

write_apt_configuration() {
  local debian security key=/usr/share/keyrings/debian-archive-keyring.gpg
  debian=$(mirror '/debian/?$')
  security=$(mirror '/debian-security/?$')
  [ -n "$debian" ] || fail "this host has no Debian mirror configured (apt-get indextargets shows none)"
  [ -r "$key" ] || fail "$key is missing: install the package debian-archive-keyring"
  mkdir -p "$home"/apt/{lists,archives}/partial "$home/apt/preferences.d"
  : >"$home/apt/status"
  echo "deb [signed-by=$key] $debian trixie main" >"$home/apt/sources.list"
  [ -z "$security" ] || echo "deb [signed-by=$key] $security trixie-security main" >>"$home/apt/sources.list"
  cat >"$home/apt/apt.conf" <<CONF
Dir::State "$home/apt";
Dir::State::status "$home/apt/status";
Dir::Cache "$home/apt";
Dir::Etc::sourcelist "$home/apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::preferences "$home/apt/preferences";
Dir::Etc::preferencesparts "$home/apt/preferences.d";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
APT::Install-Recommends "false";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::Retries "3";
CONF
}

# what the server needs, with all that belongs to it, as apt itself works it out; then only the
# packages whose files the server opens, the rest (init scripts, perl, ...) stays away
download_packages() {
  export APT_CONFIG=$home/apt/apt.conf
  apt-get -qq update || fail "the Debian 13 package lists could not be read"
  local needed
  needed=$(apt-get -qq --print-uris install postgresql-$version postgresql-$version-pgvector |
    sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p" | grep -E '^(lib|postgresql-|zlib1g$)' |
    grep -vE '^(libperl|libpam-|libdebconf|libjson-perl)|-common$|-dev$')
  (cd "$home/apt/archives" && echo "$needed" | xargs apt-get -qq download) || fail "a package could not be fetched"
  unset APT_CONFIG
}

unpack_packages() {
  local package name partial=$tree.partial
  rm -rf "$partial"
  mkdir -p "$partial"/usr/{bin,sbin,lib,lib64}
  for name in bin sbin lib lib64; do ln -s "usr/$name" "$partial/$name"; done
  for package in "$home"/apt/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" |
      tar -x -C "$partial" --no-same-owner --keep-directory-symlink \
        --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='*/bitcode'
  done
  wrap_programs "$partial/usr/lib/postgresql/$version/bin"
  mv "$partial" "$tree"
  rm -rf "$home/apt"
}

# a program becomes a script that starts it with the unpacked loader and libraries
wrap_programs() { # DIR
  local file name
  mkdir "$1/elf"
  for name in initdb pg_ctl postgres psql; do
    file=$1/$name
    mv "$file" "$1/elf/$name"
    cat >"$file" <<'WRAPPER'
#!/bin/sh
bin=$(cd "$(dirname "$0")" && pwd)
tree=${bin%/usr/lib/postgresql/*}
exec "$tree/lib64/ld-linux-x86-64.so.2" --library-path "$tree/usr/lib/x86_64-linux-gnu" --argv0 "$bin/${0##*/}" "$bin/elf/${0##*/}" "$@"
WRAPPER
    chmod 755 "$file"
  done
}

if [ ${#as_nobody[@]} != 0 ] && ! "${as_nobody[@]}" true 2>/dev/null; then
  fail "PostgreSQL refuses to run as root, and this machine allows no user namespace: use an ordinary user"
fi
if [ "$2" = stop ]; then
  [ ! -e "$data/postmaster.pid" ] || program pg_ctl -D "$data" -m fast -w stop >/dev/null
  exit
fi
case $2 in '' | *[!0-9]*) fail "'$2' is neither a port nor stop" ;; esac

[ "$(dpkg --print-architecture 2>/dev/null)" = amd64 ] || fail "this needs a Debian-like host on amd64"
if [ ! -d "$tree" ]; then
  echo "fetching PostgreSQL $version and pgvector ..." >&2
  write_apt_configuration
  download_packages
  unpack_packages
fi
if [ ! -d "$data" ]; then
  rm -rf "$data.partial"
  program initdb -D "$data.partial" -U postgres --auth=trust --encoding=UTF8 --no-sync \
    --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 >/dev/null
  mv "$data.partial" "$data"
fi
# one that a killed run left behind listens on another port
! program pg_ctl -D "$data" status >/dev/null || program pg_ctl -D "$data" -m fast -w stop >/dev/null
program pg_ctl -D "$data" -l "$home/log" -w -t 60 \
  -o "-c listen_addresses=127.0.0.1 -c port=$2 -c unix_socket_directories= -c jit=off" start >/dev/null ||
  fail "the server did not start: $(tail -n 3 "$home/log")"
echo "jdbc:postgresql://127.0.0.1:$2/postgres?user=postgres"
