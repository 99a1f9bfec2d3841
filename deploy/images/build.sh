#!/usr/bin/env bash
# Builds the images of the four services: build.sh [base image] [tag]
# The fast-jars must be there (mvn package); the base brings Java 25 on its PATH.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
# shellcheck source=deploy/images/engine.sh
. "$here/engine.sh"
base="${1:-eclipse-temurin:25-jre}"
tag="${2:-latest}"

for service in capture-service persona-service runtime-router-service audit-service; do
  if [ ! -e "$root/$service/target/quarkus-app/bom.json" ]; then
    echo "$service is not built with its bill of materials; run mvn package first." >&2
    exit 1
  fi
  "$engine" build --quiet --file "$here/Containerfile" --build-arg BASE="$base" --build-arg SERVICE="$service" \
    --tag "gemel/$service:$tag" "$root" >/dev/null
  echo "gemel/$service:$tag"
done
