-- A draft is edited and discarded; the trigger of V101 keeps everything else as it was, whatever a column grant allows.
alter table persona_specs add column discard_note text;
grant update (spec, digest, notes, edits, updated_at, discard_note) on persona_specs to ${svc}_app;
