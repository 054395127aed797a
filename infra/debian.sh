# Sourced by the scripts beside it: programs of Debian 13 packages below a directory, for tests; needs neither root nor Docker.
#
# The packages are unpacked, not installed: they come through an apt configuration of their own, with
# the mirrors that this host uses, and run with their own C library, so any Debian-like host will do.
# The programs are then in $home/programs.
# shellcheck shell=bash

fail() {
  local script=${0##*/}
  echo "${script%.sh}: $*" >&2
  exit 1
}

use_home() { # DIR: where all of it goes
  mkdir -p "$1"
  home=$(readlink -f "$1")
}

must_be_port() {
  if ! [[ $1 =~ ^[1-9][0-9]{0,4}$ ]] || [ "$1" -gt 65535 ]; then
    fail "'$1' is neither a port nor stop"
  fi
}

mirror() { # PATTERN: the first mirror of this host whose address matches
  # shellcheck disable=SC2016 # apt's own variable
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

# the packages with all that belongs to them, as apt itself works it out; of these only the ones
# whose files are opened, the rest (init scripts, documentation, ...) stays away
download_packages() { # KEEP DROP PACKAGE...
  local keep=$1 drop=$2 needed
  shift 2
  export APT_CONFIG=$home/apt/apt.conf
  apt-get -qq update || fail "the Debian 13 package lists could not be read"
  needed=$(apt-get -qq --print-uris install "$@" | sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p" | grep -E "$keep" | grep -vE "$drop")
  (cd "$home/apt/archives" && echo "$needed" | xargs apt-get -qq download) || fail "a package could not be fetched"
  unset APT_CONFIG
}

unpack_packages() { # TREE
  local package name
  mkdir -p "$1"/usr/{bin,sbin,lib,lib64}
  for name in bin sbin lib lib64; do ln -s "usr/$name" "$1/$name"; done
  for package in "$home"/apt/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" |
      tar -x -C "$1" --no-same-owner --keep-directory-symlink \
        --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='*/bitcode'
  done
}

# a program becomes a script that starts it with the unpacked loader and libraries
wrap_programs() { # TREE DIRECTORY PROGRAM...
  local tree=$1 directory=$2 name
  shift 2
  mkdir "$tree/$directory/elf"
  for name; do
    mv "$tree/$directory/$name" "$tree/$directory/elf/$name"
    cat >"$tree/$directory/$name" <<WRAPPER
#!/bin/sh
bin=\$(cd "\$(dirname "\$0")" && pwd)
tree=\${bin%/$directory}
exec "\$tree/lib64/ld-linux-x86-64.so.2" --library-path "\$tree/usr/lib/x86_64-linux-gnu" --argv0 "\$bin/$name" "\$bin/elf/$name" "\$@"
WRAPPER
    chmod 755 "$tree/$directory/$name"
  done
}

# $home/programs, unless it is there: whole or not at all
bring_programs() { # DIRECTORY "PROGRAM..." KEEP DROP PACKAGE...
  local directory=$1 programs=$2 partial=$home/programs.partial
  shift 2
  [ ! -d "$home/programs" ] || return 0
  [ "$(dpkg --print-architecture 2>/dev/null)" = amd64 ] || fail "this needs a Debian-like host on amd64"
  rm -rf "$partial" "$home/apt"
  write_apt_configuration
  download_packages "$@"
  unpack_packages "$partial"
  # shellcheck disable=SC2086 # a list of names
  wrap_programs "$partial" "$directory" $programs
  mv "$partial" "$home/programs"
  rm -rf "$home/apt"
}
