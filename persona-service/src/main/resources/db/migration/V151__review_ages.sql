-- The janitor looks for what is old over all tenants; without these it would read both tables every minute.
create index review_events_age on review_events (created_at);
create index owner_review_queue_previews on owner_review_queue (created_at) where question_preview is not null;
