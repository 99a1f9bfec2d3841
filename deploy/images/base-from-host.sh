#!/usr/bin/env bash
# Makes a base image of this machine's own JDK and the libraries it is linked to, for places without a registry:
# base-from-host.sh [name]. It holds no shell and no package manager. JAVA_HOME names the JDK.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=deploy/images/engine.sh
. "$here/engine.sh"
name="${1:-gemel/java:25}"
java="${JAVA_HOME:?JAVA_HOME names no JDK}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

mkdir -p "$folder/opt/java" "$folder/tmp"
chmod 755 "$folder"
chmod 1777 "$folder/tmp"
cp -rL "$java/bin" "$java/conf" "$java/lib" "$java/release" "$folder/opt/java/"
rm -f "$folder/opt/java/lib/src.zip" "$folder/opt/java/lib/ct.sym"
# The graphics libraries stay behind: no service draws.
for binary in "$java/bin/java" "$java/lib/libjava.so" "$java/lib/libnet.so" "$java/lib/libnio.so" "$java/lib/server/libjvm.so"; do
  ldd "$binary"
done | grep -oE '/[^ ]+' | grep -vE ":$|^$java" | sort -u | while read -r library; do
  case "$library" in
    /*/../*) ;;
    *) mkdir -p "$folder$(dirname "$library")" && cp -L "$library" "$folder$library" ;;
  esac
done
tar -C "$folder" -c . | "$engine" import \
  --change 'ENV PATH=/opt/java/bin' --change 'ENV JAVA_HOME=/opt/java' - "$name" >/dev/null
echo "$name"
