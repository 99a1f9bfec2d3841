-- Which spec a row is never changes, not even while it is a draft.
create or replace function refuse_spec_change() returns trigger language plpgsql as $$
begin
    if (new.tenant_id, new.id, new.twin_id, new.version, new.created_by, new.created_at)
       is distinct from (old.tenant_id, old.id, old.twin_id, old.version, old.created_by, old.created_at) then
        raise exception 'a persona spec stays the one that it is';
    end if;
    if old.status <> 'draft' and (to_jsonb(new) - 'status' - 'published_at') <> (to_jsonb(old) - 'status' - 'published_at') then
        raise exception 'a persona spec that is no draft is immutable';
    end if;
    if old.status <> 'draft' and new.status = 'draft' or old.published_at is not null and new.published_at is distinct from old.published_at then
        raise exception 'what was published stays published';
    end if;
    return new;
end
$$;
