-- What subscriptions were before they changed, beside the past of their accounts.
ALTER TABLE account_changes ADD COLUMN subscription BLOB REFERENCES subscriptions (id) ON DELETE CASCADE;
CREATE INDEX account_changes_by_subscription ON account_changes (subscription) WHERE subscription IS NOT NULL;
