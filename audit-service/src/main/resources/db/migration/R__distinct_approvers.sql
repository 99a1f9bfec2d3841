-- Applied again whenever the setting gemel.remediation.distinct-approvers has changed since the last start.

create or replace function distinct_approvers() returns boolean
    language sql stable
    return '${distinct_approvers}'::boolean;
