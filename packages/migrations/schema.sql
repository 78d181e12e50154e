create table account (
  user_id uuid not null,
  email text not null,
  password_hash text not null,
  role text not null,
  created_at timestamp with time zone not null default now(),
  entrance integer not null default 1,
  constraint account_pkey PRIMARY KEY (user_id),
  constraint account_email_key UNIQUE (email),
  constraint account_email_check CHECK ((email = lower(email))),
  constraint account_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'developer'::text, 'on_call'::text, 'user'::text])))
);

create table account_audit (
  user_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  action text not null,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  address text not null,
  user_agent text not null,
  details jsonb not null default '{}'::jsonb,
  constraint account_audit_pkey PRIMARY KEY (user_id, id),
  constraint account_audit_action_check CHECK ((action ~ '^[a-z]+(_[a-z]+)*$'::text)),
  constraint account_audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['session'::text, 'access_token'::text, 'api_token'::text, 'operator'::text, 'nobody'::text]))),
  constraint account_audit_details_check CHECK (((jsonb_typeof(details) = 'object'::text) AND (octet_length((details)::text) < 2000)))
);
CREATE INDEX account_audit_by_time ON public.account_audit USING btree (user_id, at, id);
CREATE TRIGGER account_audit_is_not_emptied BEFORE TRUNCATE ON public.account_audit FOR EACH STATEMENT EXECUTE FUNCTION account_audit_stays();
CREATE TRIGGER account_audit_stays BEFORE DELETE OR UPDATE ON public.account_audit FOR EACH ROW EXECUTE FUNCTION account_audit_stays();

create table account_request (
  token_hash text not null,
  user_id uuid not null,
  kind text not null,
  email text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint account_request_pkey PRIMARY KEY (token_hash),
  constraint account_request_check CHECK (((kind = 'change_email'::text) = (email IS NOT NULL))),
  constraint account_request_email_check CHECK ((email = lower(email))),
  constraint account_request_kind_check CHECK ((kind = ANY (ARRAY['reset_password'::text, 'change_email'::text])))
);
CREATE INDEX account_request_by_expiry ON public.account_request USING btree (expires_at);
CREATE INDEX account_request_by_user ON public.account_request USING btree (user_id);

create table api_token (
  user_id uuid not null,
  id uuid not null,
  token_hash text not null,
  name text not null,
  scopes text[] not null,
  expires_in_days integer,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (user_id, id),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_check CHECK (((expires_in_days IS NULL) = (expires_at IS NULL))),
  constraint api_token_name_check CHECK ((name <> ''::text)),
  constraint api_token_scopes_check CHECK (((scopes <> '{}'::text[]) AND (scopes <@ '{read,write,import,export}'::text[])))
);
CREATE INDEX api_token_by_expiry ON public.api_token USING btree (expires_at);
CREATE TRIGGER live_access_ended AFTER DELETE ON public.api_token REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION live_access_ended();

create table backup_run (
  id uuid not null,
  day date,
  name text,
  place text not null,
  state text not null,
  reason text not null default ''::text,
  row_count bigint,
  byte_count bigint,
  begun_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  made_at timestamp with time zone,
  verified_at timestamp with time zone,
  constraint backup_run_pkey PRIMARY KEY (id),
  constraint backup_run_check CHECK (((state = 'running'::text) = (ended_at IS NULL))),
  constraint backup_run_check1 CHECK (((state = 'verified'::text) = (verified_at IS NOT NULL))),
  constraint backup_run_reason_check CHECK ((length(reason) <= 1000)),
  constraint backup_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'made'::text, 'verified'::text, 'failed'::text])))
);
CREATE INDEX backup_run_by_time ON public.backup_run USING btree (begun_at);
CREATE UNIQUE INDEX backup_run_of_day ON public.backup_run USING btree (day) WHERE ((day IS NOT NULL) AND (state <> 'failed'::text));

create table bulk_change (
  user_id uuid not null,
  id uuid not null,
  kind text not null,
  request_hash text not null,
  earning_count integer not null,
  created_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  constraint bulk_change_pkey PRIMARY KEY (user_id, id),
  constraint bulk_change_earning_count_check CHECK ((earning_count >= 0)),
  constraint bulk_change_kind_check CHECK ((kind = ANY (ARRAY['edit'::text, 'delete'::text])))
);
CREATE INDEX bulk_change_by_age ON public.bulk_change USING btree (user_id, created_at);

create table bulk_change_earning (
  user_id uuid not null,
  bulk_change_id uuid not null,
  earning_id uuid not null,
  before jsonb not null,
  version_after integer not null,
  constraint bulk_change_earning_pkey PRIMARY KEY (user_id, bulk_change_id, earning_id),
  constraint bulk_change_earning_user_id_bulk_change_id_fkey FOREIGN KEY (user_id, bulk_change_id) REFERENCES bulk_change(user_id, id) ON DELETE CASCADE
);

create table deleted_account (
  user_hash text not null,
  deleted_at timestamp with time zone not null default now(),
  constraint deleted_account_pkey PRIMARY KEY (user_hash),
  constraint deleted_account_user_hash_check CHECK ((user_hash ~ '^[0-9a-f]{64}$'::text))
);

create table earning (
  user_id uuid not null,
  id uuid not null,
  platform_id uuid not null,
  earned_on date not null,
  currency text not null,
  base_micros bigint not null default 0,
  tips_micros bigint not null default 0,
  bonuses_micros bigint not null default 0,
  adjustments_micros bigint not null default 0,
  reimbursements_micros bigint not null default 0,
  fees_micros bigint not null default 0,
  taxes_withheld_micros bigint not null default 0,
  pass_through_tax_micros bigint not null default 0,
  cash_collected_micros bigint not null default 0,
  gross_micros bigint not null generated always as ((((base_micros + tips_micros) + bonuses_micros) + adjustments_micros)) stored,
  net_micros bigint not null generated always as (((((((base_micros + tips_micros) + bonuses_micros) + adjustments_micros) + reimbursements_micros) - fees_micros) - taxes_withheld_micros)) stored,
  note text not null default ''::text,
  description text not null default ''::text,
  source text not null,
  external_id text,
  request_hash text,
  has_own_hours boolean not null default false,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  adjusts_id uuid,
  product_id uuid,
  units integer,
  tags text[] not null default '{}'::text[],
  constraint earning_pkey PRIMARY KEY (user_id, id),
  constraint earning_adjusts_fkey FOREIGN KEY (user_id, adjusts_id) REFERENCES earning(user_id, id) ON DELETE SET NULL (adjusts_id),
  constraint earning_product_fkey FOREIGN KEY (user_id, product_id) REFERENCES product(user_id, id),
  constraint earning_user_id_platform_id_fkey FOREIGN KEY (user_id, platform_id) REFERENCES platform(user_id, id),
  constraint earning_adjusts_another CHECK ((adjusts_id <> id)),
  constraint earning_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint earning_sale CHECK ((((product_id IS NULL) = (units IS NULL)) AND (units <> 0))),
  constraint earning_source_check CHECK ((source = ANY (ARRAY['typed'::text, 'statement'::text])))
);
CREATE INDEX earning_by_adjusted ON public.earning USING btree (user_id, adjusts_id) WHERE (adjusts_id IS NOT NULL);
CREATE INDEX earning_by_date ON public.earning USING btree (user_id, earned_on DESC, id DESC) INCLUDE (platform_id, currency, has_own_hours, adjusts_id, gross_micros, net_micros, fees_micros, tips_micros, taxes_withheld_micros, pass_through_tax_micros, cash_collected_micros) WHERE (deleted_at IS NULL);
CREATE INDEX earning_by_deletion ON public.earning USING btree (user_id, deleted_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX earning_by_platform ON public.earning USING btree (user_id, platform_id, earned_on DESC, id DESC);
CREATE INDEX earning_by_product ON public.earning USING btree (user_id, product_id, earned_on DESC, id DESC) WHERE (product_id IS NOT NULL);
CREATE INDEX earning_in_bin ON public.earning USING btree (user_id, deleted_at) WHERE ((deleted_at IS NOT NULL) AND (source = 'typed'::text));
CREATE INDEX earning_tagged ON public.earning USING btree (user_id, earned_on DESC, id DESC) WHERE (tags <> '{}'::text[]);
CREATE STATISTICS public.earning_of_one_person (dependencies) ON user_id, platform_id FROM earning;
CREATE TRIGGER earning_comes_back BEFORE INSERT OR UPDATE OF adjusts_id ON public.earning FOR EACH ROW WHEN ((new.adjusts_id IS NOT NULL)) EXECUTE FUNCTION earning_comes_back();
CREATE TRIGGER earning_day_after_delete AFTER DELETE ON public.earning REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION earning_day_after_delete();
CREATE TRIGGER earning_day_after_insert AFTER INSERT ON public.earning REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION earning_day_after_insert();
CREATE TRIGGER earning_day_after_update AFTER UPDATE ON public.earning REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION earning_day_after_update();
CREATE TRIGGER earning_is_there_once AFTER INSERT ON public.earning REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION earning_is_there_once();
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.earning REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('earnings', 'bin');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.earning REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('earnings', 'bin');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.earning REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('earnings', 'bin');
CREATE TRIGGER work_follows_currency AFTER UPDATE ON public.earning REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION work_follows_currency();

create table earning_archive (
  user_id uuid not null,
  id uuid not null,
  platform_id uuid not null,
  earned_on date not null,
  currency text not null,
  base_micros bigint not null default 0,
  tips_micros bigint not null default 0,
  bonuses_micros bigint not null default 0,
  adjustments_micros bigint not null default 0,
  reimbursements_micros bigint not null default 0,
  fees_micros bigint not null default 0,
  taxes_withheld_micros bigint not null default 0,
  pass_through_tax_micros bigint not null default 0,
  cash_collected_micros bigint not null default 0,
  gross_micros bigint not null generated always as ((((base_micros + tips_micros) + bonuses_micros) + adjustments_micros)) stored,
  net_micros bigint not null generated always as (((((((base_micros + tips_micros) + bonuses_micros) + adjustments_micros) + reimbursements_micros) - fees_micros) - taxes_withheld_micros)) stored,
  note text not null default ''::text,
  description text not null default ''::text,
  source text not null,
  external_id text,
  request_hash text,
  has_own_hours boolean not null default false,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  adjusts_id uuid,
  product_id uuid,
  units integer,
  tags text[] not null default '{}'::text[],
  constraint earning_archive_pkey PRIMARY KEY (user_id, id),
  constraint earning_archive_user_id_adjusts_id_fkey FOREIGN KEY (user_id, adjusts_id) REFERENCES earning(user_id, id) ON DELETE SET NULL (adjusts_id),
  constraint earning_archive_user_id_platform_id_fkey FOREIGN KEY (user_id, platform_id) REFERENCES platform(user_id, id),
  constraint earning_archive_user_id_product_id_fkey FOREIGN KEY (user_id, product_id) REFERENCES product(user_id, id),
  constraint earning_adjusts_another CHECK ((adjusts_id <> id)),
  constraint earning_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint earning_sale CHECK ((((product_id IS NULL) = (units IS NULL)) AND (units <> 0))),
  constraint earning_source_check CHECK ((source = ANY (ARRAY['typed'::text, 'statement'::text])))
);
CREATE INDEX earning_archive_by_adjusted ON public.earning_archive USING btree (user_id, adjusts_id) WHERE (adjusts_id IS NOT NULL);
CREATE INDEX earning_archive_by_date ON public.earning_archive USING btree (user_id, earned_on DESC, id DESC) INCLUDE (platform_id, currency, has_own_hours, adjusts_id, gross_micros, net_micros, fees_micros, tips_micros, taxes_withheld_micros, pass_through_tax_micros, cash_collected_micros) WHERE (deleted_at IS NULL);
CREATE INDEX earning_archive_by_deletion ON public.earning_archive USING btree (user_id, deleted_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX earning_archive_by_platform ON public.earning_archive USING btree (user_id, platform_id, earned_on DESC, id DESC);
CREATE INDEX earning_archive_by_product ON public.earning_archive USING btree (user_id, product_id, earned_on DESC, id DESC) WHERE (product_id IS NOT NULL);
CREATE INDEX earning_archive_in_bin ON public.earning_archive USING btree (user_id, deleted_at) WHERE ((deleted_at IS NOT NULL) AND (source = 'typed'::text));
CREATE INDEX earning_archive_tagged ON public.earning_archive USING btree (user_id, earned_on DESC, id DESC) WHERE (tags <> '{}'::text[]);
CREATE TRIGGER earning_comes_back BEFORE INSERT OR UPDATE OF adjusts_id ON public.earning_archive FOR EACH ROW WHEN ((new.adjusts_id IS NOT NULL)) EXECUTE FUNCTION earning_comes_back();
CREATE TRIGGER earning_day_after_delete AFTER DELETE ON public.earning_archive REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION earning_day_after_delete();
CREATE TRIGGER earning_day_after_insert AFTER INSERT ON public.earning_archive REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION earning_day_after_insert();
CREATE TRIGGER earning_day_after_update AFTER UPDATE ON public.earning_archive REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION earning_day_after_update();
CREATE TRIGGER earning_is_there_once AFTER INSERT ON public.earning_archive REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION earning_is_there_once();

create table earning_day (
  user_id uuid not null,
  earned_on date not null,
  platform_id uuid not null,
  currency text not null,
  has_own_hours boolean not null,
  is_correction boolean not null,
  earning_count integer not null,
  paid_count integer not null,
  gross_micros numeric not null,
  fees_micros numeric not null,
  net_micros numeric not null,
  tips_micros numeric not null,
  taxes_withheld_micros numeric not null,
  positive_micros numeric not null,
  pass_through_tax_micros numeric not null default 0,
  cash_collected_micros numeric not null default 0,
  constraint earning_day_pkey PRIMARY KEY (user_id, earned_on, platform_id, currency, has_own_hours, is_correction)
);
CREATE STATISTICS public.earning_day_of_one_person (dependencies) ON user_id, platform_id FROM earning_day;

create table feature_use (
  day date not null,
  kind text not null,
  name text not null,
  uses bigint not null,
  constraint feature_use_pkey PRIMARY KEY (day, kind, name),
  constraint feature_use_kind_check CHECK ((kind = ANY (ARRAY['procedure'::text, 'screen'::text]))),
  constraint feature_use_name_check CHECK (((name <> ''::text) AND (length(name) <= 100))),
  constraint feature_use_uses_check CHECK ((uses > 0))
);

create table goal (
  user_id uuid not null,
  id uuid not null,
  platform_id uuid,
  period_kind text not null,
  currency text not null,
  target_micros bigint not null,
  request_hash text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint goal_pkey PRIMARY KEY (user_id, id),
  constraint goal_user_id_platform_id_fkey FOREIGN KEY (user_id, platform_id) REFERENCES platform(user_id, id),
  constraint goal_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint goal_period_kind_check CHECK ((period_kind = ANY (ARRAY['day'::text, 'week'::text, 'month'::text, 'quarter'::text, 'year'::text, 'taxYear'::text]))),
  constraint goal_target_micros_check CHECK ((target_micros > 0))
);
CREATE INDEX goal_in_bin ON public.goal USING btree (user_id, deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE UNIQUE INDEX goal_of ON public.goal USING btree (user_id, period_kind, currency, platform_id) NULLS NOT DISTINCT WHERE (deleted_at IS NULL);
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.goal REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('goals', 'bin');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.goal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('goals', '');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.goal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('goals', '');

create table idempotency_key (
  user_id uuid not null,
  key text not null,
  request_hash text not null,
  answer text,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_key_pkey PRIMARY KEY (user_id, key),
  constraint idempotency_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))
);
CREATE INDEX idempotency_key_by_age ON public.idempotency_key USING btree (user_id, created_at);

create table incident (
  id uuid not null,
  severity text not null,
  title text not null,
  services text[] not null,
  status text not null,
  started_at timestamp with time zone not null,
  declared_at timestamp with time zone not null,
  declared_by uuid,
  resolved_at timestamp with time zone,
  cause text not null default ''::text,
  follow_ups text not null default ''::text,
  version integer not null default 1,
  constraint incident_pkey PRIMARY KEY (id),
  constraint incident_check CHECK (((status = 'resolved'::text) = (resolved_at IS NOT NULL))),
  constraint incident_check1 CHECK ((started_at <= declared_at)),
  constraint incident_severity_check CHECK ((severity = ANY (ARRAY['P1'::text, 'P2'::text, 'P3'::text, 'P4'::text]))),
  constraint incident_status_check CHECK ((status = ANY (ARRAY['investigating'::text, 'identified'::text, 'monitoring'::text, 'resolved'::text]))),
  constraint incident_title_check CHECK ((title <> ''::text))
);
CREATE INDEX incident_by_time ON public.incident USING btree (declared_at, id);
CREATE INDEX incident_open ON public.incident USING btree (declared_at) WHERE (resolved_at IS NULL);
CREATE TRIGGER status_changed AFTER INSERT OR DELETE OR UPDATE ON public.incident FOR EACH STATEMENT EXECUTE FUNCTION status_changed();

create table incident_reminder (
  update_id uuid not null,
  minutes integer not null,
  claimed_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint incident_reminder_pkey PRIMARY KEY (update_id, minutes)
);

create table incident_update (
  id uuid not null,
  incident_id uuid not null,
  at timestamp with time zone not null,
  status text not null,
  severity text not null,
  message text not null,
  made_by uuid,
  constraint incident_update_pkey PRIMARY KEY (id),
  constraint incident_update_message_check CHECK ((message <> ''::text)),
  constraint incident_update_severity_check CHECK ((severity = ANY (ARRAY['P1'::text, 'P2'::text, 'P3'::text, 'P4'::text]))),
  constraint incident_update_status_check CHECK ((status = ANY (ARRAY['investigating'::text, 'identified'::text, 'monitoring'::text, 'resolved'::text])))
);
CREATE INDEX incident_update_by_time ON public.incident_update USING btree (incident_id, at, id);
CREATE TRIGGER status_changed AFTER INSERT OR DELETE OR UPDATE ON public.incident_update FOR EACH STATEMENT EXECUTE FUNCTION status_changed();

create table invitation (
  token_hash text not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_by uuid,
  used_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (token_hash),
  constraint invitation_check CHECK (((used_by IS NULL) = (used_at IS NULL)))
);

create table live_event (
  user_id uuid not null,
  id uuid not null default gen_random_uuid(),
  position bigint,
  kind text not null,
  origin uuid,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint live_event_place TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint live_event_pkey PRIMARY KEY (user_id, id),
  constraint live_event_kind_check CHECK ((kind <> ''::text))
);
CREATE INDEX live_event_by_age ON public.live_event USING btree (user_id, created_at);
CREATE INDEX live_event_by_position ON public.live_event USING btree (user_id, "position");
CREATE CONSTRAINT TRIGGER live_event_place AFTER INSERT ON public.live_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION live_event_place();

create table maintenance_window (
  id uuid not null,
  sentence text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  announced_at timestamp with time zone not null,
  announced_by uuid,
  cancelled_at timestamp with time zone,
  constraint maintenance_window_pkey PRIMARY KEY (id),
  constraint maintenance_window_check CHECK ((starts_at < ends_at)),
  constraint maintenance_window_sentence_check CHECK ((sentence <> ''::text))
);
CREATE INDEX maintenance_window_by_end ON public.maintenance_window USING btree (ends_at);
CREATE TRIGGER status_changed AFTER INSERT OR DELETE OR UPDATE ON public.maintenance_window FOR EACH STATEMENT EXECUTE FUNCTION status_changed();

create table operator_act (
  id uuid not null,
  at timestamp with time zone not null,
  action text not null,
  actor_id uuid,
  address text not null,
  details jsonb not null default '{}'::jsonb,
  constraint operator_act_pkey PRIMARY KEY (id),
  constraint operator_act_action_check CHECK ((action ~ '^[a-z]+(_[a-z]+)*$'::text)),
  constraint operator_act_details_check CHECK (((jsonb_typeof(details) = 'object'::text) AND (octet_length((details)::text) < 2000)))
);
CREATE INDEX operator_act_by_time ON public.operator_act USING btree (at, id);
CREATE TRIGGER operator_act_is_not_emptied BEFORE TRUNCATE ON public.operator_act FOR EACH STATEMENT EXECUTE FUNCTION operator_act_stays();
CREATE TRIGGER operator_act_stays BEFORE DELETE OR UPDATE ON public.operator_act FOR EACH ROW EXECUTE FUNCTION operator_act_stays();

create table payout (
  user_id uuid not null,
  id uuid not null,
  platform_id uuid not null,
  paid_on date not null,
  currency text not null,
  amount_micros bigint not null,
  description text not null default ''::text,
  source text not null,
  external_id text,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  request_hash text,
  constraint payout_pkey PRIMARY KEY (user_id, id),
  constraint payout_user_id_platform_id_fkey FOREIGN KEY (user_id, platform_id) REFERENCES platform(user_id, id),
  constraint payout_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint payout_source_check CHECK ((source = ANY (ARRAY['typed'::text, 'statement'::text])))
);
CREATE INDEX payout_by_day ON public.payout USING btree (user_id, paid_on DESC, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX payout_by_deletion ON public.payout USING btree (user_id, deleted_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX payout_by_platform ON public.payout USING btree (user_id, platform_id);
CREATE INDEX payout_in_bin ON public.payout USING btree (user_id, deleted_at) WHERE ((deleted_at IS NOT NULL) AND (source = 'typed'::text));
CREATE STATISTICS public.payout_of_one_person (dependencies) ON user_id, platform_id FROM payout;
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.payout REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('payouts', 'bin');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.payout REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('payouts', 'bin');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.payout REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('payouts', 'bin');

create table platform (
  user_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  colour smallint not null,
  currency text not null,
  time_zone text,
  day_cutoff_minutes smallint not null default 0,
  week_start smallint,
  expected_hourly_micros bigint,
  catalogue_key text,
  archived_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint platform_pkey PRIMARY KEY (user_id, id),
  constraint platform_colour_check CHECK (((colour >= 1) AND (colour <= 8))),
  constraint platform_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint platform_day_cutoff_minutes_check CHECK (((day_cutoff_minutes >= 0) AND (day_cutoff_minutes <= 720))),
  constraint platform_expected_hourly_micros_check CHECK ((expected_hourly_micros >= 0)),
  constraint platform_kind_check CHECK ((kind = ANY (ARRAY['freelance'::text, 'delivery'::text, 'rideshare'::text, 'services'::text, 'marketplace'::text, 'content'::text, 'other'::text]))),
  constraint platform_name_check CHECK ((name <> ''::text)),
  constraint platform_week_start_check CHECK (((week_start >= 1) AND (week_start <= 7)))
);
CREATE INDEX platform_in_bin ON public.platform USING btree (user_id, deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE UNIQUE INDEX platform_name ON public.platform USING btree (user_id, lower(name)) WHERE ((archived_at IS NULL) AND (deleted_at IS NULL));
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.platform REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('platforms', 'bin');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.platform REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('platforms', '');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.platform REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('platforms', '');

create table product (
  user_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  note text not null default ''::text,
  request_hash text not null,
  archived_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint product_pkey PRIMARY KEY (user_id, id),
  constraint product_kind_check CHECK ((kind = ANY (ARRAY['digital'::text, 'service'::text, 'physical'::text]))),
  constraint product_name_check CHECK ((name <> ''::text))
);
CREATE INDEX product_in_bin ON public.product USING btree (user_id, deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE UNIQUE INDEX product_name ON public.product USING btree (user_id, lower(name)) WHERE ((archived_at IS NULL) AND (deleted_at IS NULL));
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.product REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('products', 'bin');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.product REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('products', '');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.product REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('products', '');

create table product_price (
  user_id uuid not null,
  product_id uuid not null,
  currency text not null,
  valid_from date not null,
  price_micros bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint product_price_pkey PRIMARY KEY (user_id, product_id, currency, valid_from),
  constraint product_price_user_id_product_id_fkey FOREIGN KEY (user_id, product_id) REFERENCES product(user_id, id) ON DELETE CASCADE,
  constraint product_price_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint product_price_price_micros_check CHECK ((price_micros >= 0))
);
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.product_price REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('products', '');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.product_price REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('products', '');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.product_price REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('products', '');

create table profile (
  user_id uuid not null,
  display_name text not null,
  time_zone text not null,
  currency text not null,
  locale text not null,
  week_start smallint not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  tax_year_start_month smallint not null default 1,
  tax_year_start_day smallint not null default 1,
  basis text not null default 'cash'::text,
  constraint profile_pkey PRIMARY KEY (user_id),
  constraint profile_basis_check CHECK ((basis = ANY (ARRAY['cash'::text, 'accrual'::text]))),
  constraint profile_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint profile_tax_year_start_day_check CHECK (((tax_year_start_day >= 1) AND (tax_year_start_day <= 28))),
  constraint profile_tax_year_start_month_check CHECK (((tax_year_start_month >= 1) AND (tax_year_start_month <= 12))),
  constraint profile_week_start_check CHECK (((week_start >= 1) AND (week_start <= 7)))
);
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.profile REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('profile', '');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.profile REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('profile', '');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.profile REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('profile', '');

create table read_only_period (
  id uuid not null,
  sentence text not null,
  began_at timestamp with time zone not null,
  begun_by uuid,
  expected_end timestamp with time zone,
  ended_at timestamp with time zone,
  constraint read_only_period_pkey PRIMARY KEY (id),
  constraint read_only_period_sentence_check CHECK ((sentence <> ''::text))
);
CREATE UNIQUE INDEX read_only_period_now ON public.read_only_period USING btree ((true)) WHERE (ended_at IS NULL);
CREATE TRIGGER status_changed AFTER INSERT OR DELETE OR UPDATE ON public.read_only_period FOR EACH STATEMENT EXECUTE FUNCTION status_changed();

create table recovery_code (
  user_id uuid not null,
  code_hash text not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (user_id, code_hash)
);

create table refresh_token (
  token_hash text not null,
  family_id text not null,
  user_id uuid not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  constraint refresh_token_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX refresh_token_by_expiry ON public.refresh_token USING btree (expires_at);
CREATE INDEX refresh_token_by_family ON public.refresh_token USING btree (family_id);
CREATE INDEX refresh_token_by_user ON public.refresh_token USING btree (user_id);

create table release (
  id uuid not null,
  version text not null,
  result text not null,
  at timestamp with time zone not null default now(),
  note text not null default ''::text,
  constraint release_pkey PRIMARY KEY (id),
  constraint release_note_check CHECK ((length(note) <= 500)),
  constraint release_result_check CHECK ((result = ANY (ARRAY['succeeded'::text, 'failed'::text, 'rolled_back'::text]))),
  constraint release_version_check CHECK (((version <> ''::text) AND (length(version) <= 100)))
);
CREATE INDEX release_by_time ON public.release USING btree (at, id);

create table restored_archive (
  user_id uuid not null,
  manifest_sha256 text not null,
  id_seed uuid not null,
  archived_at timestamp with time zone not null,
  restored_at timestamp with time zone not null,
  constraint restored_archive_pkey PRIMARY KEY (user_id),
  constraint restored_archive_manifest_sha256_check CHECK ((manifest_sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table second_factor (
  user_id uuid not null,
  kind text not null,
  secret text not null,
  last_step integer not null default 0,
  created_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone,
  constraint second_factor_pkey PRIMARY KEY (user_id, kind),
  constraint second_factor_kind_check CHECK ((kind = 'totp'::text))
);

create table session (
  id text not null,
  user_id uuid not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null default now(),
  user_agent text not null,
  constraint session_pkey PRIMARY KEY (id)
);
CREATE INDEX session_by_expiry ON public.session USING btree (expires_at);
CREATE INDEX session_by_user ON public.session USING btree (user_id);
CREATE TRIGGER live_access_ended AFTER DELETE ON public.session REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION live_access_ended();

create table sign_in_challenge (
  token_hash text not null,
  user_id uuid not null,
  attempts smallint not null default 0,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint sign_in_challenge_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX sign_in_challenge_by_expiry ON public.sign_in_challenge USING btree (expires_at);
CREATE INDEX sign_in_challenge_by_user ON public.sign_in_challenge USING btree (user_id);

create table statement_import (
  user_id uuid not null,
  id uuid not null,
  preset_id text not null,
  file_name text not null,
  file_sha256 text not null,
  state text not null,
  row_count integer not null,
  item_count integer not null,
  why text not null,
  platforms jsonb not null,
  counts jsonb not null,
  control jsonb,
  created_at timestamp with time zone not null default now(),
  committed_at timestamp with time zone,
  latest_on date,
  rank integer,
  undone_at timestamp with time zone,
  undo jsonb,
  mapping jsonb,
  tie_answers jsonb,
  origins jsonb,
  constraint statement_import_pkey PRIMARY KEY (user_id, id),
  constraint statement_import_check CHECK (((state = ANY (ARRAY['committed'::text, 'undone'::text])) = (committed_at IS NOT NULL))),
  constraint statement_import_item_count_check CHECK ((item_count > 0)),
  constraint statement_import_row_count_check CHECK ((row_count > 0)),
  constraint statement_import_state_check CHECK ((state = ANY (ARRAY['staged'::text, 'committed'::text, 'cancelled'::text, 'undone'::text])))
);
CREATE INDEX statement_import_by_age ON public.statement_import USING btree (user_id, created_at DESC, id DESC);
CREATE INDEX statement_import_unfinished ON public.statement_import USING btree (user_id, created_at) WHERE (state <> 'committed'::text);
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.statement_import REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('imports', '');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.statement_import REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('imports', '');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.statement_import REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('imports', '');

create table statement_item (
  user_id uuid not null,
  import_id uuid not null,
  chunk integer not null,
  position integer not null,
  payload jsonb not null,
  target_id uuid,
  platform_id uuid,
  outcome text not null,
  decision text,
  row_id uuid,
  replaced jsonb,
  joined_ids jsonb,
  row_origins jsonb,
  id_without_day uuid,
  is_unread boolean,
  constraint statement_item_pkey PRIMARY KEY (user_id, import_id, chunk, "position"),
  constraint statement_item_user_id_import_id_fkey FOREIGN KEY (user_id, import_id) REFERENCES statement_import(user_id, id) ON DELETE CASCADE,
  constraint statement_item_chunk_check CHECK ((chunk >= 0)),
  constraint statement_item_decision_check CHECK ((((decision = ANY (ARRAY['leaveOut'::text, 'merge'::text, 'take'::text])) AND ((decision <> 'merge'::text) OR (row_id IS NOT NULL)) AND ((decision = 'take'::text) OR (replaced IS NULL))) OR ((decision IS NULL) AND (row_id IS NULL) AND (replaced IS NULL)))),
  constraint statement_item_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'unchanged'::text, 'changed'::text, 'leftOut'::text]))),
  constraint statement_item_position_check CHECK (("position" >= 0))
);
CREATE INDEX statement_item_adjusting ON public.statement_item USING btree (user_id, ((payload ->> 'adjusts'::text))) WHERE ((payload ->> 'adjusts'::text) IS NOT NULL);
CREATE INDEX statement_item_by_target ON public.statement_item USING btree (user_id, target_id) WHERE (target_id IS NOT NULL);
CREATE INDEX statement_item_given_up ON public.statement_item USING btree (user_id, (((replaced -> 'entry'::text) ->> 'adjusts_id'::text))) WHERE (((replaced -> 'entry'::text) ->> 'adjusts_id'::text) IS NOT NULL);
CREATE INDEX statement_item_joining ON public.statement_item USING btree (user_id, ((payload ->> 'earnedOn'::text))) WHERE (joined_ids IS NOT NULL);
CREATE INDEX statement_item_left_out ON public.statement_item USING btree (user_id, import_id) WHERE (((payload ->> 'kind'::text) = 'leftOut'::text) AND (is_unread IS NOT FALSE));
CREATE INDEX statement_item_merged ON public.statement_item USING btree (user_id, row_id) WHERE (row_id IS NOT NULL);
CREATE INDEX statement_item_without_day ON public.statement_item USING btree (user_id, id_without_day) WHERE (id_without_day IS NOT NULL);

create table statement_mapping (
  user_id uuid not null,
  id uuid not null,
  name text not null,
  fingerprint text not null,
  mapping jsonb not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint statement_mapping_pkey PRIMARY KEY (user_id, id),
  constraint statement_mapping_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
  constraint statement_mapping_name_check CHECK ((name <> ''::text))
);
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.statement_mapping REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('imports', '');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.statement_mapping REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('imports', '');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.statement_mapping REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('imports', '');

create table token_family (
  id text not null,
  user_id uuid not null,
  user_agent text not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint token_family_pkey PRIMARY KEY (id)
);
CREATE INDEX token_family_by_expiry ON public.token_family USING btree (expires_at);
CREATE INDEX token_family_by_user ON public.token_family USING btree (user_id);
CREATE TRIGGER live_access_ended AFTER DELETE ON public.token_family REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION live_access_ended();

create table work (
  user_id uuid not null,
  id uuid not null,
  earning_id uuid,
  worked_on date not null,
  clock text not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  door_to_door_seconds integer,
  online_seconds integer,
  engaged_seconds integer,
  distance_metres integer,
  note text not null default ''::text,
  source text not null,
  request_hash text,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  platform_ids uuid[] not null default '{}'::uuid[],
  own_currency text,
  constraint work_pkey PRIMARY KEY (user_id, id),
  constraint work_user_id_earning_id_fkey FOREIGN KEY (user_id, earning_id) REFERENCES earning(user_id, id) ON DELETE CASCADE,
  constraint work_check CHECK (((started_at IS NULL) = (ended_at IS NULL))),
  constraint work_check1 CHECK ((ended_at > started_at)),
  constraint work_check2 CHECK ((num_nonnulls(door_to_door_seconds, online_seconds, engaged_seconds) > 0)),
  constraint work_clock_check CHECK ((clock = ANY (ARRAY['doorToDoor'::text, 'online'::text, 'engaged'::text]))),
  constraint work_distance_metres_check CHECK ((distance_metres >= 0)),
  constraint work_door_to_door_seconds_check CHECK ((door_to_door_seconds > 0)),
  constraint work_engaged_seconds_check CHECK ((engaged_seconds > 0)),
  constraint work_online_seconds_check CHECK ((online_seconds > 0)),
  constraint work_source_check CHECK ((source = ANY (ARRAY['typed'::text, 'statement'::text])))
);
CREATE INDEX work_by_day ON public.work USING btree (user_id, worked_on DESC, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX work_by_deletion ON public.work USING btree (user_id, deleted_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX work_by_earning ON public.work USING btree (user_id, earning_id) WHERE (earning_id IS NOT NULL);
CREATE INDEX work_in_bin ON public.work USING btree (user_id, deleted_at) WHERE ((deleted_at IS NOT NULL) AND (source = 'typed'::text));
CREATE TRIGGER earning_comes_back BEFORE INSERT OR UPDATE OF earning_id ON public.work FOR EACH ROW WHEN ((new.earning_id IS NOT NULL)) EXECUTE FUNCTION earning_comes_back();
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.work REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('work', 'bin');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.work REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('work', 'bin');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.work REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('work', 'bin');
CREATE TRIGGER work_is_there_once AFTER INSERT ON public.work REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION work_is_there_once();
CREATE TRIGGER work_takes_currency BEFORE INSERT OR UPDATE OF earning_id ON public.work FOR EACH ROW EXECUTE FUNCTION work_takes_currency();

create table work_archive (
  user_id uuid not null,
  id uuid not null,
  earning_id uuid,
  worked_on date not null,
  clock text not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  door_to_door_seconds integer,
  online_seconds integer,
  engaged_seconds integer,
  distance_metres integer,
  note text not null default ''::text,
  source text not null,
  request_hash text,
  deleted_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  platform_ids uuid[] not null default '{}'::uuid[],
  own_currency text,
  constraint work_archive_pkey PRIMARY KEY (user_id, id),
  constraint work_archive_user_id_earning_id_fkey FOREIGN KEY (user_id, earning_id) REFERENCES earning_archive(user_id, id) ON DELETE CASCADE,
  constraint work_check CHECK (((started_at IS NULL) = (ended_at IS NULL))),
  constraint work_check1 CHECK ((ended_at > started_at)),
  constraint work_check2 CHECK ((num_nonnulls(door_to_door_seconds, online_seconds, engaged_seconds) > 0)),
  constraint work_clock_check CHECK ((clock = ANY (ARRAY['doorToDoor'::text, 'online'::text, 'engaged'::text]))),
  constraint work_distance_metres_check CHECK ((distance_metres >= 0)),
  constraint work_door_to_door_seconds_check CHECK ((door_to_door_seconds > 0)),
  constraint work_engaged_seconds_check CHECK ((engaged_seconds > 0)),
  constraint work_online_seconds_check CHECK ((online_seconds > 0)),
  constraint work_source_check CHECK ((source = ANY (ARRAY['typed'::text, 'statement'::text])))
);
CREATE INDEX work_archive_by_day ON public.work_archive USING btree (user_id, worked_on DESC, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX work_archive_by_deletion ON public.work_archive USING btree (user_id, deleted_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX work_archive_by_earning ON public.work_archive USING btree (user_id, earning_id) WHERE (earning_id IS NOT NULL);
CREATE INDEX work_archive_in_bin ON public.work_archive USING btree (user_id, deleted_at) WHERE ((deleted_at IS NOT NULL) AND (source = 'typed'::text));
CREATE TRIGGER live_event_after_delete AFTER DELETE ON public.work_archive REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('work', 'bin');
CREATE TRIGGER live_event_after_insert AFTER INSERT ON public.work_archive REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('work', 'bin');
CREATE TRIGGER live_event_after_update AFTER UPDATE ON public.work_archive REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION live_event_note('work', 'bin');
CREATE TRIGGER work_is_there_once AFTER INSERT ON public.work_archive REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION work_is_there_once();
CREATE TRIGGER work_takes_currency BEFORE UPDATE OF earning_id ON public.work_archive FOR EACH ROW EXECUTE FUNCTION work_takes_currency();

create table work_platform (
  user_id uuid not null,
  work_id uuid not null,
  platform_id uuid not null,
  constraint work_platform_pkey PRIMARY KEY (user_id, work_id, platform_id),
  constraint work_platform_user_id_platform_id_fkey FOREIGN KEY (user_id, platform_id) REFERENCES platform(user_id, id),
  constraint work_platform_user_id_work_id_fkey FOREIGN KEY (user_id, work_id) REFERENCES work(user_id, id) ON DELETE CASCADE
);
CREATE INDEX work_platform_by_platform ON public.work_platform USING btree (user_id, platform_id, work_id);
CREATE TRIGGER work_comes_back BEFORE INSERT OR UPDATE OF work_id ON public.work_platform FOR EACH ROW EXECUTE FUNCTION work_comes_back();
CREATE TRIGGER work_platforms_after_delete AFTER DELETE ON public.work_platform REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION work_platforms_after_delete();
CREATE TRIGGER work_platforms_after_insert AFTER INSERT ON public.work_platform REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION work_platforms_after_insert();
CREATE TRIGGER work_platforms_after_update AFTER UPDATE ON public.work_platform REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION work_platforms_after_update();

create table work_platform_archive (
  user_id uuid not null,
  work_id uuid not null,
  platform_id uuid not null,
  constraint work_platform_archive_pkey PRIMARY KEY (user_id, work_id, platform_id),
  constraint work_platform_archive_user_id_platform_id_fkey FOREIGN KEY (user_id, platform_id) REFERENCES platform(user_id, id),
  constraint work_platform_archive_user_id_work_id_fkey FOREIGN KEY (user_id, work_id) REFERENCES work_archive(user_id, id) ON DELETE CASCADE
);
CREATE INDEX work_platform_archive_by_platform ON public.work_platform_archive USING btree (user_id, platform_id, work_id);

CREATE OR REPLACE FUNCTION public.account_audit_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        if tg_op = 'DELETE' then
          if old.at < now() - interval '365 days' then return old; end if;
          if not exists (select from account where account.user_id = old.user_id) then return old; end if;
        end if;
        raise exception 'account_audit is append-only' using errcode = 'restrict_violation';
      end $function$;

CREATE OR REPLACE FUNCTION public.columns_to_move(source regclass)
 RETURNS text
 LANGUAGE sql
AS $function$
      select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = source and attnum > 0 and not attisdropped and attgenerated = ''
    $function$;

CREATE OR REPLACE FUNCTION public.earning_comes_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
    declare
      pointed_at uuid;
    begin
      if tg_table_name = 'work' then pointed_at := new.earning_id; else pointed_at := new.adjusts_id; end if;
      if exists (select from earning_archive where user_id = new.user_id and id = pointed_at) then
        perform earning_move('earning_archive', 'earning', new.user_id, array[pointed_at]);
      end if;
      return new;
    end $function$;

CREATE OR REPLACE FUNCTION public.earning_day_after_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      
    insert into earning_day as day (user_id, earned_on, platform_id, currency, has_own_hours, is_correction, earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros, pass_through_tax_micros, cash_collected_micros)
    select user_id, earned_on, platform_id, currency, has_own_hours, is_correction, earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros, pass_through_tax_micros, cash_collected_micros from (
    select user_id, earned_on, platform_id, currency, has_own_hours, adjusts_id is not null as is_correction,
      sum(sign) as earning_count, coalesce(
        sum(sign) filter (where adjusts_id is null and net_micros + taxes_withheld_micros > 0), 0) as paid_count, sum(sign * gross_micros) as gross_micros, sum(sign * fees_micros) as fees_micros, sum(sign * net_micros) as net_micros, sum(sign * tips_micros) as tips_micros, sum(sign * taxes_withheld_micros) as taxes_withheld_micros, sum(sign * greatest(net_micros + taxes_withheld_micros, 0)) as positive_micros, sum(sign * pass_through_tax_micros) as pass_through_tax_micros, sum(sign * cash_collected_micros) as cash_collected_micros
    from (select -1 as sign, removed.* from removed) as earning
    where deleted_at is null
    group by 1, 2, 3, 4, 5, 6) as change
    where (earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros, pass_through_tax_micros, cash_collected_micros) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    -- In one order, so that two statements at once never wait for each other.
    order by user_id, earned_on, platform_id, currency, has_own_hours, is_correction
    on conflict (user_id, earned_on, platform_id, currency, has_own_hours, is_correction) do update set earning_count = day.earning_count + excluded.earning_count, paid_count = day.paid_count + excluded.paid_count, gross_micros = day.gross_micros + excluded.gross_micros, fees_micros = day.fees_micros + excluded.fees_micros, net_micros = day.net_micros + excluded.net_micros, tips_micros = day.tips_micros + excluded.tips_micros, taxes_withheld_micros = day.taxes_withheld_micros + excluded.taxes_withheld_micros, positive_micros = day.positive_micros + excluded.positive_micros, pass_through_tax_micros = day.pass_through_tax_micros + excluded.pass_through_tax_micros, cash_collected_micros = day.cash_collected_micros + excluded.cash_collected_micros;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.earning_day_after_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      
    insert into earning_day as day (user_id, earned_on, platform_id, currency, has_own_hours, is_correction, earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros, pass_through_tax_micros, cash_collected_micros)
    select user_id, earned_on, platform_id, currency, has_own_hours, is_correction, earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros, pass_through_tax_micros, cash_collected_micros from (
    select user_id, earned_on, platform_id, currency, has_own_hours, adjusts_id is not null as is_correction,
      sum(sign) as earning_count, coalesce(
        sum(sign) filter (where adjusts_id is null and net_micros + taxes_withheld_micros > 0), 0) as paid_count, sum(sign * gross_micros) as gross_micros, sum(sign * fees_micros) as fees_micros, sum(sign * net_micros) as net_micros, sum(sign * tips_micros) as tips_micros, sum(sign * taxes_withheld_micros) as taxes_withheld_micros, sum(sign * greatest(net_micros + taxes_withheld_micros, 0)) as positive_micros, sum(sign * pass_through_tax_micros) as pass_through_tax_micros, sum(sign * cash_collected_micros) as cash_collected_micros
    from (select 1 as sign, added.* from added) as earning
    where deleted_at is null
    group by 1, 2, 3, 4, 5, 6) as change
    where (earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros, pass_through_tax_micros, cash_collected_micros) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    -- In one order, so that two statements at once never wait for each other.
    order by user_id, earned_on, platform_id, currency, has_own_hours, is_correction
    on conflict (user_id, earned_on, platform_id, currency, has_own_hours, is_correction) do update set earning_count = day.earning_count + excluded.earning_count, paid_count = day.paid_count + excluded.paid_count, gross_micros = day.gross_micros + excluded.gross_micros, fees_micros = day.fees_micros + excluded.fees_micros, net_micros = day.net_micros + excluded.net_micros, tips_micros = day.tips_micros + excluded.tips_micros, taxes_withheld_micros = day.taxes_withheld_micros + excluded.taxes_withheld_micros, positive_micros = day.positive_micros + excluded.positive_micros, pass_through_tax_micros = day.pass_through_tax_micros + excluded.pass_through_tax_micros, cash_collected_micros = day.cash_collected_micros + excluded.cash_collected_micros;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.earning_day_after_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      
    insert into earning_day as day (user_id, earned_on, platform_id, currency, has_own_hours, is_correction, earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros, pass_through_tax_micros, cash_collected_micros)
    select user_id, earned_on, platform_id, currency, has_own_hours, is_correction, earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros, pass_through_tax_micros, cash_collected_micros from (
    select user_id, earned_on, platform_id, currency, has_own_hours, adjusts_id is not null as is_correction,
      sum(sign) as earning_count, coalesce(
        sum(sign) filter (where adjusts_id is null and net_micros + taxes_withheld_micros > 0), 0) as paid_count, sum(sign * gross_micros) as gross_micros, sum(sign * fees_micros) as fees_micros, sum(sign * net_micros) as net_micros, sum(sign * tips_micros) as tips_micros, sum(sign * taxes_withheld_micros) as taxes_withheld_micros, sum(sign * greatest(net_micros + taxes_withheld_micros, 0)) as positive_micros, sum(sign * pass_through_tax_micros) as pass_through_tax_micros, sum(sign * cash_collected_micros) as cash_collected_micros
    from (select 1 as sign, added.* from added union all select -1 as sign, removed.* from removed) as earning
    where deleted_at is null
    group by 1, 2, 3, 4, 5, 6) as change
    where (earning_count, paid_count, gross_micros, fees_micros, net_micros, tips_micros, taxes_withheld_micros, positive_micros, pass_through_tax_micros, cash_collected_micros) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    -- In one order, so that two statements at once never wait for each other.
    order by user_id, earned_on, platform_id, currency, has_own_hours, is_correction
    on conflict (user_id, earned_on, platform_id, currency, has_own_hours, is_correction) do update set earning_count = day.earning_count + excluded.earning_count, paid_count = day.paid_count + excluded.paid_count, gross_micros = day.gross_micros + excluded.gross_micros, fees_micros = day.fees_micros + excluded.fees_micros, net_micros = day.net_micros + excluded.net_micros, tips_micros = day.tips_micros + excluded.tips_micros, taxes_withheld_micros = day.taxes_withheld_micros + excluded.taxes_withheld_micros, positive_micros = day.positive_micros + excluded.positive_micros, pass_through_tax_micros = day.pass_through_tax_micros + excluded.pass_through_tax_micros, cash_collected_micros = day.cash_collected_micros + excluded.cash_collected_micros;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.earning_is_there_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
    declare
      is_twice boolean;
    begin
      if tg_table_name = 'earning' then
        is_twice := exists (
          select from added join earning_archive as beside on beside.user_id = added.user_id and beside.id = added.id);
      else
        is_twice := exists (
          select from added join only earning as beside on beside.user_id = added.user_id and beside.id = added.id);
      end if;
      if is_twice then
        raise unique_violation using message = 'An earning of this id is there already, among those of archived years or beside them';
      end if;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.earning_move(source regclass, target regclass, owner uuid, ids uuid[])
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
    declare
      is_archiving boolean := target = 'earning_archive'::regclass;
      movable uuid[];
      hours record;
      moved integer;
    begin
      execute format('select from only %s where user_id = $1 and id = any ($2) order by id for update', source)
      using owner, ids;
      execute format(
        'select array(
          select id from only %s as moving where user_id = $1 and id = any ($2)
            and not exists (select from earning as other where other.user_id = $1 and other.adjusts_id = moving.id))', source)
      into movable using owner, ids;
      select * into hours from work_take(
        case when is_archiving then 'work' else 'work_archive' end, owner,
        array(select id from work where user_id = owner and earning_id = any (movable) and earning_id is not null));
      execute format(
        'with gone as (delete from only %1$s where user_id = $1 and id = any ($2) returning %3$s)
        insert into %2$s (%3$s) select %3$s from gone', source, target, columns_to_move(source)) using owner, movable;
      get diagnostics moved = row_count;
      perform work_put(case when is_archiving then 'work_archive' else 'work' end, hours.taken, hours.served);
      return moved;
    end $function$;

CREATE OR REPLACE FUNCTION public.live_access_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform pg_notify('earntrack_live', user_id::text) from (select distinct user_id from ended) as owner;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.live_event_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'DELETE' and tg_argv[1] = 'bin' then
        
    insert into live_event (user_id, kind, origin)
    select owner.user_id, tg_argv[0], nullif(current_setting('earntrack.origin', true), '')::uuid
    from (select distinct user_id from changed where deleted_at is null order by 1) as owner
    where not exists (
      select from live_event
      where live_event.user_id = owner.user_id and live_event.position is null and live_event.kind = tg_argv[0]);
      else
        
    insert into live_event (user_id, kind, origin)
    select owner.user_id, tg_argv[0], nullif(current_setting('earntrack.origin', true), '')::uuid
    from (select distinct user_id from changed order by 1) as owner
    where not exists (
      select from live_event
      where live_event.user_id = owner.user_id and live_event.position is null and live_event.kind = tg_argv[0]);
      end if;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.live_event_place()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform pg_advisory_xact_lock(hashtextextended('live:' || new.user_id, 0));
      update live_event set position = nextval('live_event_position'), created_at = clock_timestamp()
      where user_id = new.user_id and id = new.id;
      perform pg_notify('earntrack_live', new.user_id::text);
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.operator_act_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'DELETE' then
        if old.at < now() - interval '365 days' then return old; end if;
      end if;
      raise exception 'operator_act is append-only' using errcode = 'restrict_violation';
    end $function$;

CREATE OR REPLACE FUNCTION public.status_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform pg_notify('earntrack_live', 'status');
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.work_comes_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
    declare
      archived record;
    begin
      select id, earning_id into archived from work_archive where user_id = new.user_id and id = new.work_id;
      if archived.earning_id is not null then
        perform earning_move('earning_archive', 'earning', new.user_id, array[archived.earning_id]);
      elsif archived.id is not null then
        perform work_move('work_archive', 'work', new.user_id, array[archived.id]);
      end if;
      return new;
    end $function$;

CREATE OR REPLACE FUNCTION public.work_follows_currency()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
    begin
      update work set own_currency = added.currency from added
      where work.user_id = added.user_id and work.earning_id = added.id and work.earning_id is not null
        and work.own_currency is distinct from added.currency;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.work_is_there_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
    declare
      is_twice boolean;
    begin
      if tg_table_name = 'work' then
        is_twice := exists (
          select from added join work_archive as beside on beside.user_id = added.user_id and beside.id = added.id);
      else
        is_twice := exists (
          select from added join only work as beside on beside.user_id = added.user_id and beside.id = added.id);
      end if;
      if is_twice then
        raise unique_violation using message = 'Work of this id is there already, among that of archived years or beside it';
      end if;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.work_move(source regclass, target regclass, owner uuid, ids uuid[])
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
    declare
      movable uuid[];
      held record;
    begin
      execute format(
        'select array(select id from only %s where user_id = $1 and id = any ($2) and earning_id is null)', source)
      into movable using owner, ids;
      select * into held from work_take(source, owner, movable);
      return work_put(target, held.taken, held.served);
    end $function$;

CREATE OR REPLACE FUNCTION public.work_platforms_after_delete()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
      begin
        
    update work set platform_ids = served.platform_ids
    from (
      select changed.user_id, changed.work_id, coalesce(
        array_agg(work_platform.platform_id order by work_platform.platform_id)
          filter (where work_platform.platform_id is not null), '{}') as platform_ids
      from (select distinct user_id, work_id from removed) as changed
      left join work_platform
        on work_platform.user_id = changed.user_id and work_platform.work_id = changed.work_id
      group by 1, 2
    ) as served
    where work.user_id = served.user_id and work.id = served.work_id
      and work.platform_ids is distinct from served.platform_ids;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.work_platforms_after_insert()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
      begin
        
    update work set platform_ids = served.platform_ids
    from (
      select changed.user_id, changed.work_id, coalesce(
        array_agg(work_platform.platform_id order by work_platform.platform_id)
          filter (where work_platform.platform_id is not null), '{}') as platform_ids
      from (select distinct user_id, work_id from added) as changed
      left join work_platform
        on work_platform.user_id = changed.user_id and work_platform.work_id = changed.work_id
      group by 1, 2
    ) as served
    where work.user_id = served.user_id and work.id = served.work_id
      and work.platform_ids is distinct from served.platform_ids;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.work_platforms_after_update()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
      begin
        
    update work set platform_ids = served.platform_ids
    from (
      select changed.user_id, changed.work_id, coalesce(
        array_agg(work_platform.platform_id order by work_platform.platform_id)
          filter (where work_platform.platform_id is not null), '{}') as platform_ids
      from (select distinct user_id, work_id from added union select distinct user_id, work_id from removed) as changed
      left join work_platform
        on work_platform.user_id = changed.user_id and work_platform.work_id = changed.work_id
      group by 1, 2
    ) as served
    where work.user_id = served.user_id and work.id = served.work_id
      and work.platform_ids is distinct from served.platform_ids;
        return null;
      end $function$;

CREATE OR REPLACE FUNCTION public.work_put(target regclass, taken work[], served work_platform[])
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
    declare
      served_target regclass := case target when 'work'::regclass then 'work_platform' else 'work_platform_archive' end;
      put integer;
    begin
      execute format('insert into %1$s (%2$s) select %2$s from unnest($1)', target, columns_to_move(target)) using taken;
      get diagnostics put = row_count;
      execute format('insert into %1$s (%2$s) select %2$s from unnest($1)', served_target, columns_to_move(served_target))
      using served;
      return put;
    end $function$;

CREATE OR REPLACE FUNCTION public.work_take(source regclass, owner uuid, ids uuid[], OUT taken work[], OUT served work_platform[])
 RETURNS record
 LANGUAGE plpgsql
AS $function$
    begin
      execute format('select from only %s where user_id = $1 and id = any ($2) order by id for update', source)
      using owner, ids;
      execute format('select array_agg(each::work) from only %s as each where user_id = $1 and id = any ($2)', source)
      into taken using owner, ids;
      select array_agg(each) into served from work_platform as each
      where user_id = owner and work_id in (select id from unnest(taken));
      execute format('delete from only %s where user_id = $1 and id in (select id from unnest($2))', source)
      using owner, taken;
    end $function$;

CREATE OR REPLACE FUNCTION public.work_takes_currency()
 RETURNS trigger
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
    begin
      new.own_currency := (
        select currency from earning where user_id = new.user_id and id = new.earning_id);
      return new;
    end $function$;
