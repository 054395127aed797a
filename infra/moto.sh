#!/usr/bin/env bash
# moto's stand-in for AWS on 127.0.0.1, from Debian 13 packages, for tests; needs neither root nor Docker.
#
#   infra/moto.sh DIR PORT    install below DIR what is missing, start, print the endpoint's URL
#   infra/moto.sh DIR stop    stop
#   infra/moto.sh DIR run PORT    the same as the first in the foreground, for who watches over it
#
# With INITIAL_NO_AUTH_ACTION_COUNT=n in the environment, signatures and IAM rights are checked after n
# calls; a POST of n to /moto-api/reset-auth does the same later, one to /moto-api/reset forgets everything.
# The packages are unpacked, not installed; see debian.sh.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=infra/debian.sh
. "$here/debian.sh"

if ! { [ $# = 2 ] || { [ $# = 3 ] && [ "$2" = run ]; }; }; then
  fail "usage: moto.sh DIR PORT|stop|run PORT"
fi
use_home "$1"
python=$home/programs/usr/bin/python3.13

running() { # its process, if there is one and it is no stranger's with the same number
  local pid
  pid=$(cat "$home/pid" 2>/dev/null) || return 1
  [[ $pid =~ ^[1-9][0-9]*$ ]] || return 1
  tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF "$python" || return 1
  echo "$pid"
}

stop() {
  local pid tries
  if pid=$(running); then
    kill "$pid" 2>/dev/null || true
    for ((tries = 0; tries < 50; tries++)); do
      running >/dev/null || break
      sleep 0.1
    done
    ! running >/dev/null || kill -KILL "$pid" 2>/dev/null || true
  fi
  rm -f "$home/pid"
}

answers() (
  exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
  printf 'GET /moto-api/ HTTP/1.0\r\n\r\n' >&3
  read -r -t 10 _ status _ <&3
  [ "$status" = 200 ]
)

taken() (
  exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1"
)

start() { # PORT
  local tries
  ! taken "$1" || fail "port $1 is taken"
  setsid "$python" -I "$here/moto-server.py" -H 127.0.0.1 -p "$1" </dev/null >"$home/log" 2>&1 &
  echo $! >"$home/pid"
  for ((tries = 0; tries < 300; tries++)); do
    # a process that has just been started may not have become Python yet
    kill -0 $! 2>/dev/null || fail "the server did not start: $(tail -n 3 "$home/log")"
    ! answers "$1" || return 0
    sleep 0.2
  done
  stop
  fail "the server does not answer: $(tail -n 3 "$home/log")"
}

# one that a killed run left behind listens on another port
stop
[ "$2" != stop ] || exit 0
must_be_port "${3-$2}"

[ -x "$python" ] || echo "fetching moto ..." >&2
# of the libraries only those that Python's own modules load
bring_programs usr/bin python3.13 \
  '^(libc6|libgcc-s1|lib(bz2|ffi|yaml)-?[0-9.-]+|libexpat1|liblzma5|libsqlite3-0|libssl3.*|libpython3.*|python3.*|zlib1g|tzdata)$' \
  '^(python3|python3-minimal|libpython3-stdlib)$' python3-moto python3-flask-cors
if [ "$2" = run ]; then
  ! taken "$3" || fail "port $3 is taken"
  echo $$ >"$home/pid"
  exec "$python" -I "$here/moto-server.py" -H 127.0.0.1 -p "$3"
fi
start "$2"
echo "http://127.0.0.1:$2"
