#!/usr/bin/env bash
# PostgreSQL 17 with pgvector on 127.0.0.1, from Debian 13 packages, for tests; needs neither root nor Docker.
#
#   infra/postgres-pgvector.sh DIR PORT    install below DIR what is missing, start, print the JDBC URL
#   infra/postgres-pgvector.sh DIR stop    stop
#
# The packages are unpacked, not installed; see debian.sh.
set -euo pipefail

# shellcheck source=infra/debian.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/debian.sh"

[ $# = 2 ] || fail "usage: postgres-pgvector.sh DIR PORT|stop"
use_home "$1"
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

if [ ${#as_nobody[@]} != 0 ] && ! "${as_nobody[@]}" true 2>/dev/null; then
  fail "PostgreSQL refuses to run as root, and this machine allows no user namespace: use an ordinary user"
fi
if [ "$2" = stop ]; then
  [ ! -e "$data/postmaster.pid" ] || program pg_ctl -D "$data" -m fast -w stop >/dev/null
  exit
fi
must_be_port "$2"

[ -d "$tree" ] || echo "fetching PostgreSQL $version and pgvector ..." >&2
# neither perl nor the cluster tools of Debian: initdb and pg_ctl are all it takes
bring_programs "usr/lib/postgresql/$version/bin" "initdb pg_ctl postgres psql" \
  '^(lib|postgresql-|zlib1g$)' '^(libperl|libpam-|libdebconf|libjson-perl)|-common$|-dev$' \
  postgresql-$version postgresql-$version-pgvector
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
