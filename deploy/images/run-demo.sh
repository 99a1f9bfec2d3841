#!/usr/bin/env bash
# Walks the demo through the images: run-demo.sh [tag]
# The four images run on the host's network, as a user that nobody knows, with a read-only root, in place of the local stack's
# own services. A stack that runs already is used and gets its services back; else one is started and stopped again.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
# shellcheck source=deploy/images/engine.sh
. "$here/engine.sh"
tag="${1:-latest}"
state="${GEMEL_STATE:-$root/.gemel}"
services="capture-service persona-service runtime-router-service audit-service"
started=""

finish() {
  local service
  for service in $services; do
    "$engine" logs "gemel-demo-$service" >"$state/logs/$service-image.log" 2>&1 || true
    "$engine" rm --force "gemel-demo-$service" >/dev/null 2>&1 || true
    rm -f "$state/$service.env"
    if [ -z "$started" ]; then "$root/gemel" part start "$service" & fi
  done
  wait
  if [ -n "$started" ]; then "$root/gemel" down; fi
}

if ! "$root/gemel" status >/dev/null 2>&1; then
  started="yes"
  "$root/gemel" up --detach --port 0
fi
trap finish EXIT
umask 077
for service in $services; do
  "$root/gemel" environment "$service" | sed -E "s/^export ([A-Z_]+)='(.*)'$/\1=\2/" >"$state/$service.env"
  "$engine" run --detach --name "gemel-demo-$service" --network host --env-file "$state/$service.env" \
    --user 54321:54321 --read-only --tmpfs /tmp:rw,size=64m,mode=1777 --cap-drop all --security-opt no-new-privileges \
    --ulimit nofile=8192:8192 --ulimit nproc=4096:4096 \
    "gemel/$service:$tag" >/dev/null
  echo "gemel/$service:$tag runs as 54321 with a read-only root"
done
for _ in $(seq 60); do
  if [ "$("$root/gemel" status --json | grep -c '"ready" : true')" = 4 ]; then
    "$root/gemel" demo
    exit
  fi
done
echo "The images did not become ready; their logs go to $state/logs." >&2
exit 1
