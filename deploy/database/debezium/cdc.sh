#!/bin/sh
# Makes the role and publication of Debezium for one service, once: cdc.sh <capture|persona|runtime|audit>.
# The superuser's connection comes from PGHOST, PGUSER, PGPASSWORD, PGDATABASE; the new password from CDC_PASSWORD.
set -eu
svc="$1"
if [ "$(psql -X -A -t -c "select count(*) from pg_publication where pubname = 'gemel_outbox'")" = 1 ]; then
  echo "gemel_$svc is published already."
  exit 0
fi
# shellcheck disable=SC2016 # the file's own placeholders
sed -e 's/${svc}/'"$svc"'/g' -e 's/${cdc_password}/'"$CDC_PASSWORD"'/g' "$(dirname "$0")/cdc.sql" |
  psql -X -q -v ON_ERROR_STOP=1 --single-transaction
echo "The outbox of gemel_$svc is published."
