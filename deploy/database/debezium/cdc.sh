#!/bin/sh
# Makes the role and publication of Debezium for one service: cdc.sh <capture|persona|runtime|audit>. May be run again: it gives the
# role the password of now.
# The superuser's connection comes from PGHOST, PGUSER, PGPASSWORD, PGDATABASE; the new password from CDC_PASSWORD. Needs psql 15.
set -eu
svc="$1"
: "${CDC_PASSWORD:?}"

# psql takes the password from the environment and quotes it, whatever is in it.
run() {
  { printf '\\getenv cdc_password CDC_PASSWORD\n'; cat; } | psql -X -q -v ON_ERROR_STOP=1 --single-transaction
}

if [ "$(psql -X -A -t -c "select count(*) from pg_publication where pubname = 'gemel_outbox'")" = 0 ]; then
  # shellcheck disable=SC2016 # the file's own placeholders
  sed -e 's/${svc}/'"$svc"'/g' -e "s/'\${cdc_password}'/:'cdc_password'/" "$(dirname "$0")/cdc.sql" | run
fi
echo "alter role ${svc}_cdc password :'cdc_password';" | run
echo "The outbox of gemel_$svc is published."
