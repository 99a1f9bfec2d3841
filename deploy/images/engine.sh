# Sets engine to the container engine of this machine; sourced by the scripts beside it.
# shellcheck shell=bash
engine="${GEMEL_ENGINE:-$(command -v podman || command -v docker || true)}"
if [ -z "$engine" ]; then
  echo "Neither podman nor docker is installed." >&2
  exit 1
fi
