-- A diagnostic read is signed with the reader's sub, and how long that is the identity provider decides. The 128 bytes are a bound of
-- what a commit may say of its user (PH1.D); a reader whose name is longer must still be able to leave the row.

alter table audit_events
    drop constraint audit_events_user_id_check,
    add constraint user_is_named check (octet_length(user_id) >= 1 and (engine <> 'PH1.D' or octet_length(user_id) <= 128));
