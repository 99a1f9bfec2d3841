#!/usr/bin/env bash
# Builds the image of Kafka Connect for the component outbox-connectors: build-connect.sh [Strimzi's image] [tag]
# The plugin must be there (mvn package).
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
# shellcheck source=deploy/images/engine.sh
. "$here/engine.sh"
base="${1:-strimzi/kafka:1.2.0-kafka-4.3.1}"
tag="${2:-latest}"

if [ ! -e "$root/deploy/connect/target/plugins/debezium-connector-postgres" ]; then
  echo "The plugin is not there; run mvn package first." >&2
  exit 1
fi
"$engine" build --quiet --file "$here/Connect.Containerfile" --build-arg BASE="$base" --tag "gemel/kafka-connect:$tag" "$root" >/dev/null
echo "gemel/kafka-connect:$tag"
