#!/bin/sh
# Makes the certificates beside it anew, all for one key; the authority's own key is thrown away.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
openssl ecparam -genkey -noout -name prime256v1 -out "$work/authority.key"
openssl ecparam -genkey -noout -name prime256v1 -out localhost.key

issue() { # NAME, SUBJECT, KEY, FROM YEAR, TO YEAR, EXTENSIONS, how it is signed
  name=$1 subject=$2 key=$3 from=$4 to=$5 extensions=$6
  shift 6
  : > "$work/index.txt"
  echo 01 > "$work/serial"
  cat > "$work/ca.cnf" <<CONFIG
[ca]
default_ca = here
[here]
dir = $work
database = $work/index.txt
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = any
x509_extensions = extensions
[any]
commonName = supplied
[extensions]
$extensions
CONFIG
  openssl req -new -key "$key" -subj "/CN=$subject" -out "$work/request"
  openssl ca -batch -notext -config "$work/ca.cnf" -in "$work/request" -startdate "${from}0101000000Z" \
    -enddate "${to}0101000000Z" -out "$name.pem" "$@"
}

leaf='basicConstraints = CA:FALSE
subjectAltName = DNS:localhost,IP:127.0.0.1'
issue authority "Loopback test authority" "$work/authority.key" 2020 2120 'basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash' -selfsign -keyfile "$work/authority.key"
issue self-signed localhost localhost.key 2020 2120 "$leaf" -selfsign -keyfile localhost.key
set -- -cert authority.pem -keyfile "$work/authority.key"
issue localhost localhost localhost.key 2020 2120 "$leaf" "$@"
issue expired localhost localhost.key 2020 2021 "$leaf" "$@"
issue not-yet-valid localhost localhost.key 2100 2120 "$leaf" "$@"
issue another-host other.example localhost.key 2020 2120 'basicConstraints = CA:FALSE
subjectAltName = DNS:other.example' "$@"
