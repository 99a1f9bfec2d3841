#!/bin/sh
# Makes the database and the four roles of one service: roles.sh <capture|persona|runtime|audit>. May be run again: it finishes
# what was cut off, and gives the roles the passwords of now.
# The superuser's connection comes from PGHOST, PGUSER, PGPASSWORD; the new passwords from OWNER_PASSWORD and so on. Needs psql 15.
set -eu
svc="$1"
: "${OWNER_PASSWORD:?}" "${APP_PASSWORD:?}" "${RELAY_PASSWORD:?}" "${JANITOR_PASSWORD:?}"

# A statement on stdin; psql takes the passwords from the environment and quotes them, whatever is in them.
run() {
  { printf '\\getenv %s_password %s_PASSWORD\n' owner OWNER app APP relay RELAY janitor JANITOR; cat; } |
    psql -X -q -v ON_ERROR_STOP=1 -v VERBOSITY=sqlstate 2>&1
}

# One by one, because a database is made in no transaction. What is there already (42710, 42P04) is left as it is.
# shellcheck disable=SC2016 # the file's own placeholders
sed -e '/^--/d' -e 's/${svc}/'"$svc"'/g' -e "s/'\${\([a-z]*_password\)}'/:'\1'/g" "$(dirname "$0")/roles.sql" |
  tr '\n' ' ' | tr ';' '\n' | while IFS= read -r statement; do
  case "$statement" in *[!\ ]*) ;; *) continue ;; esac
  if ! said="$(printf '%s;\n' "$statement" | run)"; then
    case "$said" in *42710* | *42P04*) ;; *) echo "$said: $statement" >&2; exit 1 ;; esac
  fi
done
for role in owner app relay janitor; do
  echo "alter role ${svc}_$role password :'${role}_password';" | run
done
echo "gemel_$svc is made."
