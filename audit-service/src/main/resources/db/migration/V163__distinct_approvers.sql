-- Whether the gates of a promotion want people who are all different. It is a function of the owner's, so that no statement of the
-- application role changes it; the repeatable migration beside this one writes what gemel.remediation.distinct-approvers says.

create function distinct_approvers() returns boolean
    language sql stable
    return true;
