-- A case is decided once: only a pending one changes, and only its status and what it should have been.

create function refuse_second_decision() returns trigger
    language plpgsql as $$
begin
    if old.gold_status <> 'PENDING' then
        raise exception 'gold_case_not_pending' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger decided_once
    before update on gold_cases
    for each row execute function refuse_second_decision();

alter table gold_cases add constraint corrected_when_verified check (corrected_output is null or gold_status = 'VERIFIED');

grant update (gold_status, corrected_output) on gold_cases to audit_app;
