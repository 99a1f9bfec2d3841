#!/bin/sh
# Makes the database and the four roles of one service, once: roles.sh <capture|persona|runtime|audit>.
# The superuser's connection comes from PGHOST, PGUSER, PGPASSWORD; the new passwords from OWNER_PASSWORD and so on.
set -eu
svc="$1"
if [ "$(psql -X -A -t -c "select count(*) from pg_database where datname = 'gemel_$svc'")" = 1 ]; then
  echo "gemel_$svc is there already."
  exit 0
fi
# shellcheck disable=SC2016 # the file's own placeholders
sed -e 's/${svc}/'"$svc"'/g' \
  -e 's/${owner_password}/'"$OWNER_PASSWORD"'/g' -e 's/${app_password}/'"$APP_PASSWORD"'/g' \
  -e 's/${relay_password}/'"$RELAY_PASSWORD"'/g' -e 's/${janitor_password}/'"$JANITOR_PASSWORD"'/g' \
  "$(dirname "$0")/roles.sql" | psql -X -q -v ON_ERROR_STOP=1
echo "gemel_$svc is made."
