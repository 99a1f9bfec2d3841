-- Which discarded drafts once promoted a candidate: whoever publishes such a draft after all has the candidate in it again.
alter table persona_modules add column discarded_in text[] not null default '{}';
grant update (discarded_in) on persona_modules to ${svc}_app;
