-- An auditor lists diagnostic reads newest first; among millions of commits they are few.
create index audit_events_reads on audit_events (tenant_id, event_id) where engine = 'PH1.J';
